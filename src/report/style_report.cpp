#include "report/style.h"

namespace rongtong::report {

const std::string_view kReportStyle = R"css(
:root{--bg:#fff;--soft:#f5f7fa;--line:#d8dee8;--text:#1c2530;--muted:#566273;--blue:#1f5fbf;
--blue-soft:#e7effa;--blue-mid:#8fb4e6;--amber:#7d5200;--amber-soft:#fdf1d4;--green:#1c6b40;
--green-soft:#e3f3ea;--red:#b3261e;--red-soft:#fbe9e7;--on-blue:#fff;
--h0:#f0f3f7;--h1:#d5e4f7;--h2:#a9c8ef;--h3:#5c93dc;--h4:#1f5fbf}
@media screen and (prefers-color-scheme:dark){:root{--bg:#12161c;--soft:#1a2029;--line:#343e4c;
--text:#e5e9ef;--muted:#a5b0bf;--blue:#86b4f2;--blue-soft:#1d2e47;--blue-mid:#4a78b8;
--amber:#f0c56a;--amber-soft:#3a2e12;--green:#7fd3a5;--green-soft:#15301f;--red:#f2a59f;
--red-soft:#3b1d1a;--on-blue:#0e1720;--h0:#1d242e;--h1:#223a5c;--h2:#2b5288;--h3:#4f88d4;--h4:#8ab6f2}}
*{box-sizing:border-box}
html{scroll-behavior:smooth;scroll-padding-top:48px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--bg);color:var(--text);font:14px/1.6 "PingFang SC","Microsoft YaHei",
"Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif;font-variant-numeric:tabular-nums;
overflow-wrap:anywhere}
h1,h2,h3,p,ul,ol,dl,dd,figure{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--blue);text-decoration:none}
a:hover{text-decoration:underline}
:focus-visible{outline:2px solid var(--blue);outline-offset:2px;border-radius:3px}
.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;z-index:9;background:var(--bg);padding:6px 12px}
thead th{overflow-wrap:normal}
:lang(en){font-family:"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.defs{position:absolute;width:0;height:0}
.gone{display:none!important}
.num{white-space:nowrap;font-variant-numeric:tabular-nums}
.note{color:var(--muted);font-size:12px}
.code{color:var(--muted);font-size:12px;white-space:nowrap}
.demo{position:sticky;top:0;z-index:5;display:flex;flex-wrap:wrap;gap:0 12px;align-items:baseline;
padding:5px 24px;background:var(--amber-soft);color:var(--amber);border-bottom:1px solid var(--amber);font-size:13px}
.demo i{display:none}
.cover{padding:32px 24px 24px;border-bottom:1px solid var(--line);background:var(--soft)}
.cover>*{max-width:1240px;margin-left:auto;margin-right:auto}
.cover .kind{color:var(--blue);font-weight:600;letter-spacing:.04em}
h1{font-size:26px;line-height:1.35;font-weight:650;margin:4px auto 14px}
.facts{display:flex;flex-wrap:wrap;gap:6px 28px}
.facts dt{color:var(--muted);font-size:12px;line-height:1.5}
.facts dd{font-size:14px}
.page{max-width:1288px;margin:0 auto;padding:0 24px 64px;display:grid;
grid-template-columns:168px minmax(0,1fr);gap:0 40px;align-items:start}
.toc{position:sticky;top:40px;padding:28px 0;font-size:13px}
.toc-title{color:var(--muted);font-size:12px;margin-bottom:6px}
.toc li a{display:block;padding:4px 0;color:var(--text)}
.toc li a:hover{color:var(--blue)}
section{padding-top:36px}
h2{font-size:19px;line-height:1.4;font-weight:650;margin-bottom:4px}
.intro{color:var(--muted);max-width:46em;margin-bottom:12px}
.empty{color:var(--muted);padding:6px 0}
.figures{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));border-top:1px solid var(--line);margin-top:10px}
.figures li{border-bottom:1px solid var(--line)}
.figure{display:block;height:100%;padding:12px 12px 12px 0;color:inherit}
.figure:hover{text-decoration:none}.figure:hover b{color:var(--blue)}
.figure span{display:block}
.figure .label{color:var(--muted);font-size:13px}
.figure b{display:block;font-size:25px;line-height:1.35;font-weight:600}
.figure.amber b,.figure.amber .note,td.amber,.seat.amber{color:var(--amber)}
.charts{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:20px 40px}
.charts h2,.charts .wide{grid-column:1/-1}
.charts h2{margin-bottom:-8px}
figcaption{font-weight:600;margin-bottom:8px}
.chart{display:block;overflow:visible}
.chart text{fill:var(--text);font-size:13px}
.chart text.soft{fill:var(--muted);font-size:11.5px}
.chart .num{font-size:12px}
.chart .end{text-anchor:end}.chart .mid{text-anchor:middle}
.chart .track{fill:var(--h0)}.chart .mark{fill:var(--blue)}.chart .axis{stroke:var(--line)}
.heat{width:100%;height:auto}
.heat rect.h0{fill:var(--h0)}.heat rect.h1{fill:var(--h1)}.heat rect.h2{fill:var(--h2)}
.heat rect.h3{fill:var(--h3)}.heat rect.h4{fill:var(--h4)}
.heat text.h0{fill:var(--muted)}.heat text.h3{fill:#0b1626}.heat text.h4{fill:var(--on-blue)}
details{margin-top:8px;font-size:13px}
summary{color:var(--blue);cursor:pointer;width:max-content;padding:2px 0}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:13px;margin-top:6px}
details table{width:auto;min-width:260px}
th,td{text-align:left;vertical-align:top;padding:6px 14px 6px 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--muted);font-size:12px;white-space:nowrap;border-bottom-color:var(--muted)}
caption{text-align:left;font-weight:600;padding:14px 0 4px}
td .note{display:block}
.index td:nth-child(1){min-width:18em}.index td:nth-child(2){min-width:8em}.index td:nth-child(3){white-space:nowrap}
.reasons td:nth-child(1),.reasons td:nth-child(2){min-width:12em;width:28%}.reasons td:nth-child(3){min-width:18em}
.changes td:nth-child(-n+2){min-width:11em}.changes td:nth-child(n+3){white-space:normal;min-width:8em}
.filter{margin:8px 0 4px;display:flex;gap:10px;align-items:center}.filter[hidden]{display:none}
.filter input{font:inherit;color:inherit;background:var(--bg);border:1px solid var(--muted);border-radius:6px;
padding:7px 10px;width:min(26em,100%)}
.hits{color:var(--muted);font-size:12px;white-space:nowrap}
.plate{display:inline-block;border:1px solid var(--line);border-radius:4px;padding:0 6px;font-size:12px;
line-height:1.55;color:var(--muted);white-space:nowrap;font-weight:400}
.plate.blue{color:var(--blue);border-color:var(--blue-mid)}
.plate.good{color:var(--green);background:var(--green-soft);border-color:var(--green-soft)}
.plate.bad{color:var(--red);background:var(--red-soft);border-color:var(--red-soft)}
.plate.lock{color:var(--amber);border-color:var(--amber);margin-left:8px}
.v{width:11px;height:11px;color:var(--blue);margin-right:5px;vertical-align:-1px;flex:none}
.lock .v{color:inherit;margin-right:3px}
.marks{display:flex;flex-wrap:wrap;gap:0 18px;font-size:13px}
.legend{color:var(--muted);margin:0 0 6px}
.fit{display:inline-flex;align-items:center;gap:8px;min-width:118px}
.fit .bar{flex:1;height:6px;border-radius:3px;background:var(--h0);overflow:hidden;min-width:60px}
.fit .bar i{display:block;height:100%;background:var(--blue);border-radius:3px}
.fit b{font-weight:600;min-width:2.6em;text-align:right}
.need{padding:22px 0 10px;border-top:1px solid var(--line);margin-top:14px;
content-visibility:auto;contain-intrinsic-size:auto 1100px}
.need h3{font-size:17px;line-height:1.45;font-weight:650;margin:1px 0 8px}
.need .facts{gap:4px 24px;margin-bottom:8px}
.conds{display:flex;flex-wrap:wrap;gap:2px 20px;font-size:13px;margin-bottom:6px}
.conds b,.snip b,.against b{font-weight:400;color:var(--muted);font-size:12px;margin-right:3px}
.summary{color:var(--muted);font-size:13px;max-width:60em}
.invites{margin-top:10px}
.invites>li{display:grid;grid-template-columns:22px minmax(0,1fr) 190px;gap:0 14px;padding:10px 0;border-top:1px solid var(--line)}
.rank{color:var(--muted);text-align:right}
.firm{display:flex;flex-wrap:wrap;gap:2px 8px;align-items:baseline}
.name{font-weight:600;color:var(--text)}.name:hover{color:var(--blue)}
.place{color:var(--muted);font-size:13px}
.snip{font-size:13px}
mark{background:var(--blue-soft);color:var(--blue);font-weight:600;border-radius:2px;padding:0 1px}
.against{font-size:13px;color:var(--amber)}.against b{color:inherit}
.side{display:flex;flex-direction:column;gap:2px;font-size:13px}
.seat b{font-weight:600}.seat>*{white-space:nowrap}
.grid{table-layout:fixed;min-width:760px;margin-bottom:14px}
.grid th,.grid td{border:1px solid var(--line);padding:4px 6px;font-size:12px;line-height:1.4}
.grid thead th{background:var(--soft);color:var(--text);white-space:normal}
.grid th:first-child{width:88px;white-space:nowrap;color:var(--muted);background:var(--bg);position:sticky;left:0}
.grid a{display:block;color:var(--text)}.grid .code{color:var(--blue);display:block}
.grid .free{background:var(--soft)}
.pause td,.pause th{color:var(--muted);padding:1px 6px!important;text-align:center;background:var(--soft)!important}
.part{content-visibility:auto;contain-intrinsic-size:auto 6000px}
.sheet{margin-top:20px;content-visibility:auto;contain-intrinsic-size:auto 900px}
.sheet h3{font-size:15px;font-weight:650}
.times{max-width:900px}
.times th{width:11em;white-space:nowrap}.times .day{color:var(--muted)}
.times td:nth-child(2){min-width:5em}
.firms{max-width:none}.firms th[rowspan]{width:34%;min-width:15em;white-space:normal}.firms b{font-weight:600}
.firms th .note{display:block}.firms tbody{border-top:1px solid var(--muted)}.firms td:nth-last-child(2){min-width:5em}
.firms th.num{width:12em}
.two{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 40px;margin-top:12px}
.pairs td{text-align:right;white-space:normal;padding-right:0}
#method p{max-width:48em;margin-bottom:6px}
@media (max-width:1000px){.page{display:block}.toc{position:static;padding:20px 0 0}
.toc ol{display:flex;flex-wrap:wrap;gap:0 18px}.toc li a{color:var(--blue);padding:6px 0}
.two,.charts{grid-template-columns:minmax(0,1fr)}}
@media (max-width:640px){.page,.cover,.demo{padding-left:16px;padding-right:16px}h1{font-size:21px}
.figures{grid-template-columns:1fr 1fr}.figure b{font-size:21px}
.invites>li{grid-template-columns:18px minmax(0,1fr)}.side{grid-column:2;margin-top:4px}
.times thead{display:none}.times,.times tbody,.times tr{display:block}.times th,.times td{display:inline;border:0;padding:0 8px 0 0}
.times tr{border-bottom:1px solid var(--line);padding:8px 0}.times td:nth-last-child(-n+2){display:block}
.times tr>th,.firms tr>th[rowspan]{width:auto}.firms tr>th[rowspan]{display:block;padding-bottom:4px}
.firms td:nth-last-child(2){display:inline}.firms tbody tr:not(:last-child){border:0}
.reasons thead,.reasons .none{display:none}.reasons,.reasons tbody,.reasons tr,.reasons td{display:block;border:0}
.reasons tr{border-bottom:1px solid var(--line);padding:8px 0}.reasons td{padding:0;min-width:0!important;width:auto!important}
.index td:nth-child(1){min-width:13em}
.facts{gap:6px 20px}.filter input{font-size:16px;min-height:44px}}
@media (pointer:coarse){.toc li a,summary{padding:11px 0}.plate{line-height:1.7}}
@page{size:A4;margin:16mm 14mm 16mm;@bottom-left{color:#566273;font-size:8pt}
@bottom-right{content:counter(page) " / " counter(pages);color:#566273;font-size:8pt}
@top-right{color:#7d5200;font-size:9pt;font-weight:700}}
@page across{size:A4 landscape;margin:12mm}
@media print{html{scroll-behavior:auto}body{font-size:9pt;line-height:1.5;print-color-adjust:exact;
-webkit-print-color-adjust:exact}
a{color:inherit}.skip,.filter,details,.toc{display:none}
.page{display:block;padding:0;max-width:none}.cover{padding:0 0 12px;background:none}h1{font-size:20pt}
.cover>*{margin-left:0;margin-right:0}
.demo{position:static;padding:4px 8px;margin-bottom:10px;border:1px solid}
.demo i{display:block;position:fixed;top:45%;left:0;right:0;text-align:center;transform:rotate(-24deg);
font:700 84pt/1 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#7d5200;opacity:.06;z-index:-1;white-space:nowrap}
:lang(en) .demo i{font-size:44pt}
section{padding-top:18px}.part{break-before:page;padding-top:0}h2,h3,caption,figcaption{break-after:avoid}
h2{font-size:14pt}.need h3{font-size:11.5pt}table,.snip,.marks,.against,.side,.conds,.summary,.facts dd{font-size:8.5pt}
.note,.code,.plate,.place,.hits,.facts dt,thead th,.conds b,.snip b,.against b{font-size:8pt}
.scroll{overflow:visible}thead{display:table-header-group}tr,.invites>li,.need-head,figure,.figures{break-inside:avoid}.changes td{min-width:0!important}
.need,.part,.sheet{content-visibility:visible}.need{padding:12px 0 4px}.need-head{break-after:avoid}
.invites>li{grid-template-columns:18px minmax(0,1fr) 168px;padding:6px 0}
.index .fit{min-width:90px}.index td:nth-child(1){min-width:17em}.index td:nth-child(2){min-width:12em}th,td{padding-right:8px}
.figures{grid-template-columns:repeat(4,1fr)}.figure{padding:6px 8px 6px 0}.figure b{font-size:16pt}
.charts{grid-template-columns:1fr 1fr;gap:12px 28px}.heat{min-width:0!important}
.across{page:across}.across .scroll{break-after:page}.across .scroll:last-child{break-after:auto}
.grid{min-width:0;margin:0}.grid .code{display:inline}.grid caption{padding:0 0 2px}
.grid th,.grid td{font-size:7.5pt;line-height:1.3;padding:2px 4px}.grid th:first-child{position:static;width:66px}.grid .code{font-size:7pt}
.sheet{margin-top:12px}.sheet h3{font-size:10.5pt}.firms tbody{break-inside:avoid}
.times th.num{width:9.6em}.times td:nth-child(2){min-width:0}.firms th[rowspan]{width:32%;min-width:0}.firms td:nth-last-child(2){width:4.6em;min-width:0}.two{grid-template-columns:1fr 1fr}
th,td{padding-top:3px;padding-bottom:3px}}
)css";

}  // namespace rongtong::report
