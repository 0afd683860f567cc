/** The colours of a picture, light and dark. A page that has a switch of its own sets the same names. */
const LIGHT = `--d-paper:#ffffff;--d-ink:#1d2733;--d-soft:#566474;--d-line:#8593a3;--d-main:#2f5d8f;--d-node:#ffffff;--d-edge-of-node:#b8c4d1;--d-region:#f6f8fa;--d-vpc:#eef3f8;--d-row:#e3ebf4;--d-chip:#ffffff;--d-theirs:#faf6ee;--d-theirs-line:#a58b55;--d-stop:#b42318`;
const DARK = `--d-paper:#12171d;--d-ink:#e6ebf1;--d-soft:#a3b0be;--d-line:#75869a;--d-main:#86b6ea;--d-node:#1e2730;--d-edge-of-node:#44525f;--d-region:#171d24;--d-vpc:#1a232d;--d-row:#202c38;--d-chip:#18212a;--d-theirs:#262217;--d-theirs-line:#a8915f;--d-stop:#ff8a7a`;

export const PICTURE_COLOURS = { light: LIGHT, dark: DARK } as const;

export const PICTURE_FONT = `system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif`;

/** How a picture looks. Every colour is one of the names above. */
export const PICTURE_RULES = `
.diagram{font-family:${PICTURE_FONT}}
.diagram text{fill:var(--d-ink);font-size:11.5px}
.diagram .title{font-size:13px;font-weight:600}
.diagram .soft{fill:var(--d-soft)}
.diagram .paper{fill:var(--d-paper)}
.diagram .frame.region{fill:var(--d-region);stroke:var(--d-edge-of-node)}
.diagram .frame.vpc{fill:var(--d-vpc);stroke:var(--d-edge-of-node)}
.diagram .frame.vswitches{fill:var(--d-row);stroke:none}
.diagram .frame.not-ours{fill:var(--d-theirs);stroke:var(--d-theirs-line);stroke-dasharray:5 4}
.diagram .chip{fill:var(--d-chip);stroke:var(--d-edge-of-node)}
.diagram .chip-title{font-weight:600}
.diagram .card{fill:var(--d-node);stroke:var(--d-edge-of-node)}
.diagram .theirs .card{stroke:var(--d-theirs-line);stroke-dasharray:5 4}
.diagram .icon{fill:none;stroke:var(--d-main);stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}
.diagram .theirs .icon{stroke:var(--d-theirs-line)}
.diagram .outside .icon,.diagram .outside .card{stroke:var(--d-line)}
.diagram .edge path{fill:none;stroke:var(--d-line);stroke-width:1.3}
.diagram .edge .tip{fill:var(--d-line);stroke:none}
.diagram .edge.main path{stroke:var(--d-main);stroke-width:2}
.diagram .edge.main .tip{fill:var(--d-main);stroke:none}
.diagram .edge.blocked path{stroke:var(--d-stop);stroke-dasharray:4 4}
.diagram .edge.blocked .tip{fill:var(--d-stop);stroke:none}
.diagram .edge-label .title{font-size:11.5px}
.diagram .edge-label.blocked text{fill:var(--d-stop)}
.diagram .edge-label text,.diagram .box>text{paint-order:stroke;stroke:var(--d-vpc);stroke-width:3px;stroke-linejoin:round}
.diagram .over-region>text{stroke:var(--d-region)}
.diagram .over-vswitches>text{stroke:none}
.diagram .over-not-ours>text{stroke:var(--d-theirs)}
`.trim();

/** What a picture that stands alone needs: it follows the theme of whoever looks at it. */
export const STANDALONE_STYLE = `.diagram{${LIGHT}}@media (prefers-color-scheme:dark){.diagram{${DARK}}}\n${PICTURE_RULES}`;
