#include "report/style.h"

namespace rongtong::report {

const std::string_view kLetterStyle = R"css(
:root{color-scheme:only light;--line:#c9d1dc;--muted:#566273;--blue:#1f5fbf;--amber:#7d5200}
*{box-sizing:border-box}
body{margin:0;background:#e9edf2;color:#1c2530;font:14px/1.65 "PingFang SC","Microsoft YaHei",
"Noto Sans CJK SC","Source Han Sans SC",system-ui,sans-serif;font-variant-numeric:tabular-nums;
overflow-wrap:anywhere;-webkit-text-size-adjust:100%}
h1,h2,p,ul,dl,dd{margin:0;padding:0}
thead th{overflow-wrap:normal}
:lang(en){font-family:"Segoe UI",Roboto,"Helvetica Neue",Arial,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
.defs{position:absolute;width:0;height:0}
.demo{position:sticky;top:0;z-index:5;padding:5px 24px;background:#fdf1d4;color:var(--amber);
border-bottom:1px solid var(--amber);font-size:13px}
.demo b{margin-right:12px}.demo i{display:none}
.note{max-width:210mm;margin:14px auto 0;padding:0 16px;color:var(--muted);font-size:13px}
.letter{display:flex;flex-direction:column;max-width:210mm;min-height:297mm;margin:14px auto;padding:18mm 20mm 14mm;
background:#fff;border:1px solid var(--line)}
.letter>*{flex:none}
.kind{display:flex;justify-content:space-between;color:var(--blue);font-weight:600;letter-spacing:.3em}
.kind b{color:var(--amber);letter-spacing:0}
h1{font-size:21px;line-height:1.4;font-weight:650;margin:2px 0 22px}
.to{display:flex;flex-wrap:wrap;gap:0 16px;align-items:baseline;margin-bottom:8px}
.to b{font-size:16px}.to span{color:var(--muted);font-size:12px}
.event{display:grid;grid-template-columns:max-content 1fr;gap:2px 14px;margin:10px 0 0}
.event dt{color:var(--muted)}
h2{font-size:14px;font-weight:650;margin:18px 0 4px;color:var(--blue)}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{text-align:left;vertical-align:top;padding:6px 10px 6px 0;border-bottom:1px solid var(--line);font-weight:400}
thead th{color:var(--muted);font-size:12px;border-bottom-color:var(--muted)}
.num{white-space:nowrap}
.why{padding-left:1.2em;margin-bottom:12px;font-size:13px}
.signed{text-align:right;margin-top:14px}.signed span{display:block}
.slip{margin-top:auto;padding-top:4px}
.slip::before{content:"";display:block;border-top:1px dashed var(--muted);margin:22px 0 0}
.slip h2{text-align:center;color:inherit;letter-spacing:.2em;margin-top:10px}
.slip th:first-child{color:inherit;font-weight:600;width:46%}
.slip .box,.slip thead th:not(:first-child){text-align:center}
.box span{display:inline-block;width:13px;height:13px;border:1.3px solid #1c2530;border-radius:2px;vertical-align:-2px}
.lines{display:grid;grid-template-columns:1fr 1fr;gap:16px 24px;margin-top:18px;font-size:13px}
.lines span{border-bottom:1px solid var(--muted);padding-bottom:2px}
@media (max-width:640px){.letter{min-height:0;padding:20px 16px;margin:10px 0;border-width:1px 0}
.slip{margin-top:28px}.letter>table{font-size:12px}.lines{grid-template-columns:1fr}}
@page{size:A4;margin:16mm 20mm 14mm;@top-right{color:#7d5200;font-size:9pt;font-weight:700}}
@media print{body{background:none;font-size:10.5pt;line-height:1.6;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.note{display:none}.demo{position:static;padding:0;border:0;height:0;overflow:visible;background:none}
.demo b,.demo span{display:none}
.demo i{display:block;position:fixed;top:45%;left:0;right:0;text-align:center;transform:rotate(-24deg);
font:700 84pt/1 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#7d5200;opacity:.06;z-index:-1;white-space:nowrap}
:lang(en) .demo i{font-size:44pt}
.letter{max-width:none;min-height:265mm;margin:0;padding:0;border:0;background:none;break-after:page}
.letter:last-child{break-after:auto}table,.why,.lines{font-size:9.5pt}h1{font-size:16pt;margin-bottom:16pt}h2{font-size:10.5pt}
thead{display:table-header-group}tr,li,.slip,.signed{break-inside:avoid}h2{break-after:avoid}}
)css";

}  // namespace rongtong::report
