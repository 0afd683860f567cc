import { PICTURE_COLOURS, PICTURE_FONT, PICTURE_RULES } from '../diagram/style';

const LIGHT = `color-scheme:light;--paper:#ffffff;--ink:#1d2733;--soft:#566474;--rule:#dde3ea;--ground:#f6f8fa;--accent:#2f5d8f;--on-accent:#ffffff;--mark:#e3ebf4;--bar:#4f7fb3;--bar-2:#9db8d4;--error:#b42318;--warning:#8a5a00;--info:#2f5d8f;${PICTURE_COLOURS.light}`;
const DARK = `color-scheme:dark;--paper:#12171d;--ink:#e6ebf1;--soft:#a3b0be;--rule:#2c3742;--ground:#1a222a;--accent:#86b6ea;--on-accent:#10161c;--mark:#22303e;--bar:#6b9fd6;--bar-2:#3f5f80;--error:#ff8a7a;--warning:#e8b45c;--info:#86b6ea;${PICTURE_COLOURS.dark}`;

/** How the page looks: light, dark, narrow, printed. */
export const PAGE_STYLE = `
:root{${LIGHT}}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK}}}
@media screen{:root[data-theme=dark]{${DARK}}}
html[lang=en] body [lang=zh-CN],html[lang=zh-CN] body [lang=en]{display:none}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 ${PICTURE_FONT}}
[hidden]{display:none!important}
.away{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-999px}
.skip:focus{left:12px;top:12px;padding:8px 12px;background:var(--paper);z-index:3}
a{color:var(--accent);text-underline-offset:3px}
:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
.bar{position:sticky;top:0;z-index:2;background:var(--paper);border-bottom:1px solid var(--rule)}
.bar>div,main,footer{max-width:1240px;margin:0 auto;padding:0 24px}
.bar>div{display:flex;flex-wrap:wrap;align-items:center;gap:8px 16px;padding-top:10px;padding-bottom:10px}
.brand{font-weight:650;font-size:15px;margin-right:auto}
.bar nav{display:flex;flex-wrap:wrap;gap:2px 14px;font-size:13.5px}
.bar nav a{text-decoration:none;color:var(--soft);padding:4px 0}
.bar nav a:hover{color:var(--ink);text-decoration:underline}
.controls{display:flex;gap:8px;align-items:center;min-width:0}
.controls select{min-width:0;flex:0 1 auto;font-size:13.5px;text-overflow:ellipsis}
.controls button{white-space:nowrap;flex:none}
button,select,input{font:inherit;color:inherit;background:var(--paper);border:1px solid var(--rule);border-radius:6px;padding:5px 10px;min-height:34px}
button{cursor:pointer}
button:hover{background:var(--ground)}
button[aria-pressed=true]{background:var(--accent);border-color:var(--accent);color:var(--on-accent)}
.segments{display:flex}
.segments button{border-radius:0;margin-left:-1px;font-size:13px}
.segments button:first-child{border-radius:6px 0 0 6px;margin-left:0}
.segments button:last-child{border-radius:0 6px 6px 0}
h1{font-size:26px;line-height:1.25;margin:32px 0 4px;letter-spacing:-.01em;overflow-wrap:anywhere}
h2{font-size:19px;margin:48px 0 10px;scroll-margin-top:72px}
h3{font-size:14px;margin:0;overflow-wrap:anywhere}
.hint{color:var(--soft);font-size:13.5px;margin:0 0 14px;max-width:78ch}
.tiles{display:flex;flex-wrap:wrap;gap:0;margin:20px 0 0;padding:0;border:1px solid var(--rule);border-radius:10px;overflow:hidden}
.tiles div{flex:1 1 130px;padding:12px 18px;box-shadow:1px 1px 0 var(--rule)}
.tiles dt{color:var(--soft);font-size:12.5px}
.tiles dd{margin:0;font-size:20px;font-weight:600;overflow-wrap:anywhere}
.stage{position:relative;border:1px solid var(--rule);border-radius:10px;overflow:hidden;background:var(--d-paper)}
.view{overflow:auto;max-height:1300px;cursor:grab;touch-action:pan-x pan-y}
.view.held{cursor:grabbing;user-select:none}
.view .diagram{display:block;margin:0 auto}
.stage .tools{display:flex;gap:6px;padding:8px 10px;border-bottom:1px solid var(--rule);background:var(--ground)}
.stage .tools button{width:36px;height:34px;padding:0;font-size:17px;line-height:1}
.stage [role=button]{cursor:pointer}
.stage [role=button]:hover .card,.stage [role=button]:hover .chip{stroke:var(--accent);stroke-width:2}
.stage [role=button]:focus{outline:none}
.stage [role=button]:focus-visible .card,.stage [role=button]:focus-visible .chip,.stage .chosen .card,.stage .chosen .chip{stroke:var(--accent);stroke-width:3;stroke-dasharray:none}
.stage [role=button]:focus-visible>.title,.stage .chosen>.title,.stage .box[role=button]:hover>.title{text-decoration:underline}
.panel{position:absolute;top:0;right:0;bottom:0;width:min(370px,100%);background:var(--paper);border-left:1px solid var(--rule);padding:14px 18px;overflow:auto;z-index:1}
.panel header{display:flex;align-items:flex-start;gap:10px;justify-content:space-between}
.panel ul{list-style:none;margin:10px 0 0;padding:0}
.panel li{padding:7px 0;border-top:1px solid var(--rule);font-size:13.5px;overflow-wrap:anywhere}
.panel small{display:block;color:var(--soft)}
.scroll{overflow-x:auto;border:1px solid var(--rule);border-radius:10px}
table{border-collapse:collapse;width:100%;font-size:13.5px}
th,td{text-align:left;vertical-align:top;padding:8px 14px;border-top:1px solid var(--rule)}
thead th,thead td{border-top:0;background:var(--ground);font-weight:600;white-space:nowrap}
td.number,th.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
td code{overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono","Noto Sans CJK SC",monospace;font-size:12.5px}
.stop{color:var(--error)}
.once{white-space:nowrap}
.quiet{color:var(--soft)}
td ul{margin:0;padding:0;list-style:none}
td p{margin:3px 0 0}
.badge{display:inline-block;border:1px solid currentColor;border-radius:99px;padding:0 8px;font-size:12px;line-height:1.6;white-space:nowrap}
.badge.error{color:var(--error)}.badge.warning{color:var(--warning)}.badge.info{color:var(--info)}.badge.fulfilled{color:var(--soft)}
.search{display:flex;flex-wrap:wrap;gap:8px 14px;align-items:center;margin-bottom:12px}
.search input{flex:1 1 260px;max-width:460px}
.search label{font-size:13.5px;color:var(--soft)}
.group{border:1px solid var(--rule);border-radius:10px;margin-bottom:10px;overflow:hidden}
.group h3{padding:9px 14px;background:var(--ground);display:flex;justify-content:space-between;gap:12px}
.group h3 span{color:var(--soft);font-weight:400}
.group details{border-top:1px solid var(--rule)}
.group summary{padding:7px 14px;cursor:pointer;font-size:13.5px;overflow-wrap:anywhere}
.group summary small{color:var(--soft);margin-left:8px;font-size:12.5px}
.group details:target summary,.group details.marked summary{background:var(--mark)}
.group pre{margin:0;padding:4px 14px 14px 32px;white-space:pre-wrap;overflow-wrap:anywhere}
.bars th,.bars td{vertical-align:middle}
.bars tbody th{font-weight:400;white-space:nowrap}
.bars svg{display:block;width:100%;min-width:120px;height:12px;border-radius:3px}
.bars rect{fill:var(--bar)}
.scroll+.hint{margin-top:14px}
.bars .rest{fill:var(--bar-2)}
.bars .heading th{font-weight:650;padding-top:16px}
.bars tfoot td,.bars tfoot th{font-weight:650}
footer{color:var(--soft);font-size:13px;padding-top:40px;padding-bottom:40px}
@media (max-width:640px){
.bar>div,main,footer{padding-left:16px;padding-right:16px}
.bar{position:static}
h1{font-size:22px;margin-top:22px}
h2{margin-top:36px;scroll-margin-top:12px}
.bar nav{display:none}
.tiles div{flex-basis:45%}
.view{max-height:75vh}
.stage::after{content:"";position:absolute;top:51px;bottom:0;right:0;width:32px;pointer-events:none;background:linear-gradient(to right,transparent,var(--d-paper))}
.controls{flex:1 1 100%}
.controls select{flex:1 1 0}
th,td{padding:8px 10px}
.panel{top:auto;height:60%;width:100%;border-left:0;border-top:1px solid var(--rule)}
.group summary small{display:block;margin-left:16px}
.bars tr{display:grid;grid-template-columns:1fr auto;border-top:1px solid var(--rule)}
.bars thead tr{border-top:0}
.bars th,.bars td{border-top:0}
.bars tbody th{white-space:normal}
.bars tbody td:last-child{grid-column:1/-1;padding-top:0}
.bars thead td,.bars tfoot td:last-child,.bars .unpriced td:last-child{display:none}
.cards thead{position:absolute;clip-path:inset(50%)}
.cards,.cards tbody,.cards tr,.cards th,.cards td{display:block}
.cards tr{padding:8px 0;border-top:1px solid var(--rule)}
.cards tbody tr:first-child{border-top:0}
.cards th,.cards td{border-top:0;padding:2px 14px}
.cards td:empty{display:none}
.cards .called::before{content:"→ "}
}
@media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
@media print{
article[hidden]{display:block!important}
article{break-before:page}
.bar,.tools,.search,.panel,.hint,.stage::after{display:none!important}
.view{max-height:none;overflow:visible}
.view .diagram{width:100%!important;height:auto!important}
.scroll{overflow:visible}
h2{break-after:avoid}
.group,tr{break-inside:avoid}
a{color:inherit;text-decoration:none}
body{font-size:11pt}
main{max-width:none;padding:0}
}
${PICTURE_RULES}
`.trim();
