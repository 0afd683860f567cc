/**
 * What the page does in a browser, as text: it is never run here, and a coverage tool or a compiler that rewrote a function
 * would change what is hashed. It makes no markup of text; names are set as text only.
 */
export const PAGE_CLIENT = String.raw`
'use strict';
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const data = JSON.parse(document.getElementById('data').textContent);
  const isChinese = () => root.lang === 'zh-CN';

  // Language and theme.
  const speak = language => {
    root.lang = language;
    document.title = data.titles[language];
    all('[data-language]').forEach(one => one.setAttribute('aria-pressed', String(one.dataset.language === language)));
    fitAll();
  };
  all('[data-language]').forEach(one => one.addEventListener('click', () => speak(one.dataset.language)));
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset.theme ? root.dataset.theme === 'dark' : dark.matches);
  const themeButton = document.getElementById('theme');
  const showTheme = () => themeButton.setAttribute('aria-pressed', String(isDark()));
  themeButton.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    showTheme();
  });
  dark.addEventListener('change', showTheme);

  // One stack at a time.
  const stacks = all('[data-stack]');
  const choose = name => {
    stacks.forEach(one => (one.hidden = one.dataset.stack !== name));
    const index = stacks.findIndex(one => one.dataset.stack === name);
    all('.bar nav a').forEach(one => (one.href = '#' + one.dataset.part + '-' + index));
    all('.bar nav a').forEach(one => (one.hidden = !document.getElementById(one.dataset.part + '-' + index)));
    fitAll();
  };
  const chooser = document.getElementById('stack');
  if (chooser) chooser.addEventListener('change', () => choose(chooser.value));

  // Zoom and move. The picture scrolls in its view, so a finger and a screen reader can do it too.
  const natural = svg => ({ width: svg.viewBox.baseVal.width, height: svg.viewBox.baseVal.height });
  const pictures = new Map();
  const shownPicture = view => all('svg.diagram', view).find(svg => svg.getClientRects().length > 0);
  const zoom = (view, factor, at) => {
    const svg = shownPicture(view);
    if (!svg) return;
    const size = natural(svg);
    const before = pictures.get(svg) || 1;
    const scale = Math.min(4, Math.max(0.2, before * factor));
    const x = at ? at.x : view.clientWidth / 2;
    const y = at ? at.y : view.clientHeight / 2;
    const left = ((view.scrollLeft + x) / before) * scale - x;
    const top = ((view.scrollTop + y) / before) * scale - y;
    pictures.set(svg, scale);
    svg.style.width = size.width * scale + 'px';
    svg.style.height = size.height * scale + 'px';
    view.scrollTo({ left, top, behavior: 'instant' });
  };
  const fit = view => {
    const svg = shownPicture(view);
    if (!svg) return;
    const { width, height } = natural(svg);
    // On a narrow screen words stay legible, and the picture scrolls.
    const scale = Math.max(0.62, Math.min(1, view.clientWidth / width));
    pictures.set(svg, scale);
    svg.style.width = width * scale + 'px';
    svg.style.height = height * scale + 'px';
    view.scrollTo({ left: 0, top: 0, behavior: 'instant' });
  };
  const fitAll = () => all('.view').forEach(fit);
  all('.stage').forEach(stage => {
    const view = stage.querySelector('.view');
    const act = { in: () => zoom(view, 1.25), out: () => zoom(view, 0.8), fit: () => fit(view) };
    all('[data-zoom]', stage).forEach(one => one.addEventListener('click', act[one.dataset.zoom]));
    view.addEventListener('wheel', event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const box = view.getBoundingClientRect();
      zoom(view, Math.exp(-event.deltaY / 300), { x: event.clientX - box.left, y: event.clientY - box.top });
    }, { passive: false });
    view.addEventListener('keydown', event => {
      const key = { '+': 'in', '=': 'in', '-': 'out', '0': 'fit' }[event.key];
      if (!key || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      act[key]();
    });
    let held;
    let moved = false;
    view.addEventListener('pointerdown', event => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      held = { x: event.clientX, y: event.clientY, left: view.scrollLeft, top: view.scrollTop };
      moved = false;
    });
    addEventListener('pointermove', event => {
      if (!held) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      if (!moved && Math.hypot(dx, dy) < 4) return;
      moved = true;
      view.classList.add('held');
      view.scrollTo({ left: held.left - dx, top: held.top - dy, behavior: 'instant' });
    });
    addEventListener('pointerup', () => {
      held = undefined;
      view.classList.remove('held');
    });
    const open = target => {
      const part = target.closest('[data-construct]');
      if (part) showResources(stage, part);
    };
    view.addEventListener('click', event => { if (!moved) open(event.target); });
    view.addEventListener('keydown', event => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      if (!event.target.closest('[data-construct]')) return;
      event.preventDefault();
      open(event.target);
    });
    stage.addEventListener('keydown', event => { if (event.key === 'Escape') closePanel(stage, true); });
    stage.querySelector('.panel button').addEventListener('click', () => closePanel(stage, true));
  });

  // A box, and the resources that its construct is made of.
  let opener;
  const element = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };
  function showResources(stage, part) {
    closePanel(stage, false);
    opener = part;
    const construct = part.dataset.construct;
    all('[data-construct]', stage).filter(one => one.dataset.construct === construct).forEach(one => one.classList.add('chosen'));
    const rows = all('.group details', stage.closest('[data-stack]')).filter(
      one => one.dataset.path === construct || one.dataset.path.startsWith(construct + '/'),
    );
    const panel = stage.querySelector('.panel');
    const list = panel.querySelector('ul');
    list.replaceChildren(...rows.map(row => {
      const link = element('a', row.dataset.path);
      link.href = '#' + row.id;
      link.addEventListener('click', () => {
        clearSearch(row.closest('[data-stack]'));
        row.open = true;
      });
      const item = document.createElement('li');
      item.append(link, element('small', row.dataset.type));
      return item;
    }));
    panel.querySelector('.what').textContent = construct + ' (' + rows.length + ')';
    panel.hidden = false;
    panel.querySelector('button').focus({ preventScroll: true });
  }
  function closePanel(stage, giveBack) {
    const panel = stage.querySelector('.panel');
    if (panel.hidden) return;
    panel.hidden = true;
    all('.chosen', stage).forEach(one => one.classList.remove('chosen'));
    if (giveBack && opener) opener.focus({ preventScroll: true });
  }

  // Search.
  const search = within => {
    const words = within.querySelector('input[type=search]').value.toLowerCase().split(/\s+/).filter(Boolean);
    let count = 0;
    all('.group', within).forEach(group => {
      let inGroup = 0;
      all('details', group).forEach(row => {
        const fits = words.every(word => row.dataset.find.includes(word));
        row.hidden = !fits;
        if (fits) inGroup++;
      });
      group.hidden = inGroup === 0;
      count += inGroup;
    });
    within.querySelector('.count').textContent = String(count);
  };
  const clearSearch = within => {
    within.querySelector('input[type=search]').value = '';
    search(within);
  };
  stacks.forEach(one => one.querySelector('input[type=search]').addEventListener('input', () => search(one)));

  // What a resource says is written when it is asked for.
  document.addEventListener('toggle', event => {
    const row = event.target;
    if (!row.open || !row.dataset || row.dataset.index === undefined || row.querySelector('pre')) return;
    const given = data.arguments[Number(row.closest("[data-stack]").dataset.number)][Number(row.dataset.index)];
    row.append(element('pre', JSON.stringify(given, null, 2)));
  }, true);

  addEventListener('resize', fitAll);
  showTheme();
  if (stacks[0]) choose(stacks[0].dataset.stack);
  speak(isChinese() ? 'zh-CN' : 'en');
})();
`.trim();
