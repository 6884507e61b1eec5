#include "report/style.h"

namespace rongtong::report {

const std::string_view kVerdictStyle = R"css(
.verdicts{max-width:210mm;margin:0 auto;padding:20px 20px 48px}
.sheet-a4{padding-bottom:28px}
.sheet-a4+.sheet-a4{border-top:2px solid var(--line);padding-top:28px}
.sheet-a4 h1{font-size:22px;margin:0 0 8px}
.sheet-a4 section{padding-top:20px}
.sheet-a4 h2{font-size:15px;margin-bottom:4px}
.sheet-a4 h3{font-size:13.5px;font-weight:600;margin:10px 0 2px}
.sheet-a4 .facts{margin-bottom:14px}
.sheet-a4 .verdict{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 22px;align-items:center;
border:1px solid var(--line);border-left-width:6px;border-radius:6px;padding:14px 18px;background:var(--soft)}
.verdict.yes{border-left-color:var(--green)}.verdict.no{border-left-color:var(--red)}.verdict.unknown{border-left-color:var(--amber)}
.stamp{display:flex;align-items:center;gap:8px}
.stamp b{font-size:30px;line-height:1.3;font-weight:700;white-space:nowrap}
.stamp .v{width:22px;height:22px;margin:0}
.verdict.yes .stamp,.verdict.yes .stamp .v{color:var(--green)}
.verdict.no .stamp,.verdict.no .stamp .v{color:var(--red)}
.verdict.unknown .stamp,.verdict.unknown .stamp .v{color:var(--amber)}
.standard{display:flex;flex-wrap:wrap;gap:2px 10px;align-items:baseline}
.sentence{font-size:15px;line-height:1.55;margin:2px 0}
.conditions .state{white-space:nowrap;width:5.6em}
.conditions tr.yes .v{color:var(--green)}.conditions tr.no .v{color:var(--red)}.conditions tr.unknown .v{color:var(--amber)}
.conditions tr.no .state{color:var(--red);font-weight:600}
.sheet-a4 th[scope=row]{min-width:15em}
.sheet-a4 th.d1{padding-left:1.4em}.sheet-a4 th.d2{padding-left:2.8em}
.sheet-a4 td.lack,.sheet-a4 span.lack{color:var(--red)}
tr.unknown td.lack{color:var(--amber)}
.points td.lack{color:var(--muted)}
.cite{color:var(--muted);font-size:12px;margin-left:8px;white-space:nowrap}
.conditions td.lack{min-width:7em}
.score{display:flex;align-items:center;gap:10px;margin:2px 0 6px}
.score b{font-size:22px;font-weight:650;line-height:1.3}.score .of{color:var(--muted);white-space:nowrap}
.score .v{margin:0}
.bar{position:relative;display:inline-block;vertical-align:middle;height:10px;border-radius:5px;background:var(--h0);
min-width:120px;width:100%;max-width:340px;overflow:visible;margin-right:10px}
.score .bar{flex:1;max-width:none;height:12px}
.bar i{position:absolute;left:0;top:0;height:100%;border-radius:5px}
.bar .sure{background:var(--blue)}
.bar .may{background:repeating-linear-gradient(45deg,var(--blue) 0 1.5px,transparent 1.5px 5px);border:1px solid var(--blue-mid)}
.bar .tick{top:-4px;height:calc(100% + 8px);width:2px;border-radius:0;background:var(--text)}
.points .group th,.points .group td{background:var(--soft);font-weight:600;padding-left:6px}
.points .group .note,.points .group .lack{font-weight:400;font-size:12px;white-space:nowrap}
.points .group .bar{width:45%}
.direct .v{color:var(--blue)}
.halves{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:0 32px}
.halves .half:only-child{grid-column:1/-1}
.plain li{padding:2px 0 2px 14px;position:relative;font-size:13px}
.plain li:before{content:"";position:absolute;left:2px;top:.75em;width:5px;height:5px;border-radius:50%;background:var(--muted)}
.halves .half:only-child .plain{columns:2;column-gap:32px}
.steps{counter-reset:step;font-size:13px}
.steps li{counter-increment:step;padding:4px 0 4px 28px;position:relative}
.steps li:before{content:counter(step);position:absolute;left:0;top:5px;width:19px;height:19px;border-radius:50%;
border:1px solid var(--blue-mid);color:var(--blue);font-size:12px;line-height:18px;text-align:center}
.steps b{font-weight:600}.steps .cost{margin-left:10px;color:var(--blue);white-space:nowrap}
.steps .note{display:block}
.open{font-size:13px}.open .v{color:var(--amber)}.open li{padding:2px 0}
.sheet-a4 footer{margin-top:18px;padding-top:8px;border-top:1px solid var(--line);color:var(--muted);font-size:12px;line-height:1.5}
@media (max-width:640px){.verdicts{padding:14px 14px 32px}.sheet-a4 .verdict{grid-template-columns:minmax(0,1fr);padding:12px 14px}
.halves{grid-template-columns:minmax(0,1fr)}.halves .half:only-child .plain{columns:1}
.conditions thead,.points thead{position:absolute;left:-999px}
.conditions,.conditions tbody,.points,.points tbody{display:block}
.conditions tr,.points tr{display:flex;flex-wrap:wrap;gap:0 12px;padding:8px 0;border-bottom:1px solid var(--line)}
.conditions td,.conditions th,.points td,.points th{border:0;padding:0;width:auto}
.conditions td:empty,.points td:empty{display:none}
.conditions th[scope=row]{order:-1;flex:1 0 100%;min-width:0}.points th[scope]{flex:1 0 100%;min-width:0}
.sheet-a4 th.d1,.sheet-a4 th.d2{padding-left:0}.sheet-a4 tr:has(th.d1),.sheet-a4 tr:has(th.d2){padding-left:14px}
.points .group th,.points .group td{background:none}.points .group td[colspan]{flex:1 0 100%}.points .group .bar{width:70%}
.score{flex-wrap:wrap}.score .bar{flex:1 0 100%}.cite{display:block;margin:0}}
@media print{.verdicts{max-width:none;padding:0}.sheet-a4{padding:0}
.sheet-a4+.sheet-a4{break-before:page;border:0;padding-top:0}
.sheet-a4 h1{font-size:15pt;margin-bottom:3px}.sheet-a4 .facts{margin-bottom:7px;gap:0 20px}
.sheet-a4 .facts div{display:flex;gap:6px;align-items:baseline}
.sheet-a4 section{padding-top:9px}.sheet-a4 h2{font-size:10.5pt;margin-bottom:1px}.sheet-a4 h3{font-size:9pt;margin:5px 0 0}
.sheet-a4 .verdict{padding:8px 12px;background:none;break-inside:avoid}.stamp b{font-size:19pt}.stamp .v{width:16px;height:16px}
.sentence{font-size:10pt}.sheet-a4 table{font-size:8.5pt;margin-top:2px}.sheet-a4 th,.sheet-a4 td{padding-top:2px;padding-bottom:2px}
.cite,.sheet-a4 .note{font-size:7.5pt}.plain li,.steps,.open{font-size:8.5pt}.plain li{padding-top:0;padding-bottom:0}
.steps li{padding-top:2px;padding-bottom:2px}.sheet-a4 footer{margin-top:9px;padding-top:5px;font-size:7.5pt}
.score b{font-size:13pt}.sheet-a4 .scroll{overflow:visible}}
)css";

}  // namespace rongtong::report
