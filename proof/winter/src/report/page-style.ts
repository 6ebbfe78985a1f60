import { Markup } from './markup.ts';

/** The style of the page: ink on paper by day, the other way round by night, and always paper on paper. */
export const pageStyle = new Markup(`
:root{color-scheme:light dark;--paper:#fdfcf9;--ink:#1f2328;--quiet:#5b6169;--rule:#d9d7d0;--grid:#e7e5de;--street:#3b6ea5;--bed:#b5651d;--other:#7b8088;--mark:#1f2328;--good:#22692f;--bad:#a11c1c;--bad-paper:#fbeeec;--link:#1f5a99}
@media (prefers-color-scheme:dark){:root{--paper:#16181b;--ink:#e6e4df;--quiet:#a3a7ad;--rule:#3a3d42;--grid:#2a2d31;--street:#6fa3dc;--bed:#d9924e;--other:#8d929a;--mark:#f2f0ea;--good:#7cc58a;--bad:#f0938b;--bad-paper:#2d1b1a;--link:#8ebcf0}}
@media print{:root{color-scheme:light;--paper:#fff;--ink:#000;--quiet:#444;--rule:#bbb;--grid:#ddd;--street:#3b6ea5;--bed:#b5651d;--other:#777;--mark:#000;--good:#22692f;--bad:#a11c1c;--bad-paper:#fff;--link:#000}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:2.5rem 1.5rem 4rem;max-width:60rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:anywhere}
h1{margin:0;font-size:2rem;line-height:1.2;font-weight:600;letter-spacing:-.01em}
h2{margin:0 0 .5rem;font-size:1.15rem;font-weight:600}
h3{margin:1rem 0 .2rem;font-size:1rem;font-weight:600}
p{margin:.4rem 0;max-width:44rem}
section{margin-top:3rem}
.languages{margin-bottom:1rem;color:var(--quiet);font-size:.875rem}
.languages a{margin-inline-start:.4rem}
.kicker{margin:0 0 .2rem;color:var(--quiet);font-size:.9rem}
.note,caption,.quiet{color:var(--quiet)}
.note{font-size:.875rem}
.verdict{margin:1rem 0 0;font-weight:600}
.verdict.holds,.holds .result{color:var(--good)}
.verdict.differs,.differs .result{color:var(--bad)}
.differs .result{font-weight:600}
.wrong{margin-top:1.5rem;padding:1rem 1.25rem;background:var(--bad-paper);border-inline-start:4px solid var(--bad)}
.wrong ul{margin:.3rem 0;padding-inline-start:1.2rem}
.key{display:grid;grid-template-columns:repeat(auto-fill,minmax(8.2rem,1fr));gap:1rem 1.5rem;margin:2rem 0 0;padding:1.25rem 0;border:solid var(--rule);border-width:1px 0}
.key div{display:flex;flex-direction:column-reverse;justify-content:flex-end}
.key dt{color:var(--quiet);font-size:.875rem;line-height:1.3}
.key dd{margin:0;font-size:1.5rem;line-height:1.25;font-variant-numeric:tabular-nums}
figure{margin:1.5rem 0 0;break-inside:avoid}
figcaption{font-weight:600;font-size:.95rem}
figcaption .note{font-weight:400}
.sum{float:inline-end;font-weight:400;font-variant-numeric:tabular-nums}
svg{display:block;overflow:visible}
svg text{fill:var(--quiet);font-size:11.5px;font-variant-numeric:tabular-nums}
svg .peak{fill:var(--ink);paint-order:stroke;stroke:var(--paper);stroke-width:3px;stroke-linejoin:round}
.chart{padding-inline-start:2.25rem}
.grid{stroke:var(--grid)}
.base{stroke:var(--rule)}
.mark{stroke:var(--mark);stroke-width:1.5}
.bar{fill:var(--other)}
.street .bar{fill:var(--street)}
.bed .bar,.outcome .bar{fill:var(--bed)}
.reach{stroke:var(--other);stroke-width:3}
.range .bar{fill:var(--ink)}
.touch{fill:transparent}
.night:hover .bar{fill:var(--ink)}
.multiples{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.5rem 2.5rem}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:0 3rem}
table{width:100%;border-collapse:collapse;font-size:.925rem}
caption{padding-bottom:.5rem;text-align:start;font-size:.875rem}
th,td{padding-block:.3rem;padding-inline:0 .5rem;text-align:start;vertical-align:baseline;border-bottom:1px solid var(--grid)}
th{font-weight:400}
thead th,thead td{border-bottom-color:var(--rule);color:var(--quiet);font-size:.8125rem;vertical-align:bottom}
tfoot th,tfoot td{border-top:1px solid var(--rule);border-bottom:0;font-weight:600}
.number{padding-inline:.5rem 0;text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap;overflow-wrap:normal}
.group{text-align:center;border-bottom:1px solid var(--rule)}
.group+.group{border-inline-start:1rem solid var(--paper)}
.wide{overflow-x:auto}
.wide:focus-visible{outline:2px solid var(--link);outline-offset:4px}
.nights th[scope=row]{white-space:nowrap}
.nights tbody tr:hover{background:var(--grid)}
.drawn{width:34%;padding-inline:1rem 0;vertical-align:middle}
.range td{padding:0 0 .5rem}
tr:has(+.range)>*{border-bottom:0}
.result{white-space:nowrap}
.checks th[scope=row]{font-weight:600;white-space:nowrap}
.checks thead th{font-weight:400}
.links{margin:.5rem 0;padding:0;list-style:none;columns:18rem;column-gap:2rem}
.links li{padding:.2rem 0}
a{color:var(--link)}
footer{margin-top:3rem;padding-top:1rem;border-top:1px solid var(--rule);color:var(--quiet);font-size:.875rem}
@media (max-width:34rem){body{padding:1.5rem 1rem 3rem}h1{font-size:1.6rem}section{margin-top:2.25rem}.drawn{display:none}.checks thead{position:absolute;clip-path:inset(50%)}.checks tr{display:grid;grid-template-columns:auto 1fr auto;gap:0 .6rem;padding:.5rem 0;border-bottom:1px solid var(--grid)}.checks td,.checks th{padding:0;border:0}.checks .claim{grid-column:1/-1;grid-row:2;color:var(--quiet)}}
@media print{.languages{display:none}@page{size:A4;margin:16mm 14mm}html{font-size:9.5pt}tfoot{display:table-row-group}body{max-width:none;padding:0;-webkit-print-color-adjust:exact;print-color-adjust:exact}section{margin-top:1.6rem}h2,caption,thead{break-after:avoid}tr,figure,.wrong,.key{break-inside:avoid}table{font-size:8.5pt}.nights{font-size:7.5pt}.nights th,.nights td{padding-top:.15rem;padding-bottom:.15rem}.wide{overflow:visible}.multiples{grid-template-columns:repeat(3,1fr)}a{text-decoration:none}.links a::after{content:" (" attr(href) ")";color:var(--quiet);font-size:8pt}.links{columns:1}}
`);
