"""The style sheet of the page, with the colours of the window's themes."""

from __future__ import annotations

import json
from importlib.resources import files

_USED = (
    "window", "panel", "panel_alt", "header", "text", "text_secondary", "link", "border",
    "border_strong", "focus",
    "status_good_tint", "status_good_ink", "status_good_edge",
    "status_near_tint", "status_near_ink", "status_near_edge",
    "status_poor_tint", "status_poor_ink", "status_poor_edge",
    "status_none_tint", "status_none_ink", "status_none_edge",
    "chart_ground", "chart_text_secondary", "chart_axis", "chart_grid", "chart_focus",
    "chart_comparator", "chart_comparator_fill", "chart_target", "chart_band", "chart_break",
)  # fmt: skip

_RULES = """
*{box-sizing:border-box}
html{font:100%/1.5 Arial,Helvetica,sans-serif;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--window);color:var(--text);overflow-wrap:anywhere}
a{color:var(--link);text-underline-offset:.15em}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
.skip{position:absolute;left:-999em}
.skip:focus{left:1rem;top:.5rem;background:var(--panel);padding:.5rem 1rem;z-index:1}
header,main,footer{max-width:84rem;margin:0 auto;padding:0 1.5rem}
header{padding-top:2rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem;color:var(--chart-focus)}
h2{font-size:1.45rem;margin:2.75rem 0 .75rem;padding-top:.75rem;
 border-top:3px solid var(--chart-focus);color:var(--chart-focus)}
h3{font-size:1.1rem;margin:1.75rem 0 .25rem}
h2.plain{border:0;padding:0;margin:1rem 0 .5rem;font-size:1.2rem}
p{margin:.3rem 0;max-width:70ch}
.quiet-text{color:var(--text-secondary)}
.summary{background:var(--panel);border:1px solid var(--border);border-radius:6px;
 padding:.25rem 1.5rem 1rem;margin-top:1.25rem}
.summary h3{margin-top:1.25rem}
.summary .mentions li{margin-bottom:.6rem;max-width:70ch}
.summary .counts{display:flex;flex-wrap:wrap;gap:.3rem .9rem;align-items:baseline;max-width:none}
.verdicts{display:flex;flex-wrap:wrap;gap:.2rem .9rem;margin:.15rem 0}
.lists{display:grid;grid-template-columns:1fr;column-gap:3rem}
@media (min-width:60rem){.lists{grid-template-columns:3fr 2fr;grid-auto-rows:min-content}
 .lists>div:first-child{grid-row:1/span 3}.lists>div+div{grid-column:2}}
.remarks td{border-top:0;background:var(--panel-alt);padding:.4rem .9rem .6rem 1.5rem}
.remarks p{margin:.15rem 0}
.summary ul{padding-left:1.2rem;margin:.3rem 0}
.summary nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.75rem;list-style:none;padding:0;
 margin-top:.75rem}
nav a{display:inline-block;padding:.2rem 0}
table{border-collapse:collapse;width:100%;background:var(--panel);margin:.6rem 0 1.25rem;
 border:1px solid var(--border);table-layout:fixed}
caption{text-align:left;color:var(--text-secondary);padding:.25rem 0;font-size:.9rem}
th,td{text-align:left;vertical-align:top;padding:.55rem .6rem;
 border-top:1px solid var(--border);font-weight:400}
thead th{background:var(--header);font-weight:700;vertical-align:bottom;font-size:.9rem;
 border-bottom:2px solid var(--chart-focus);overflow-wrap:normal}
tbody th{font-weight:700}
.figure{font-variant-numeric:tabular-nums}
td.figure,th.figure{text-align:right;padding-right:1rem}
.figure small,.words small{display:block;font-size:.85rem;color:var(--text-secondary)}
.col-description{width:21%}.col-aim,.col-code{width:8.5%}
.col-rating,.col-progress{width:14.5%}
.status{display:inline-flex;gap:.45rem;align-items:flex-start;padding:.1rem .5rem;
 border-radius:4px;border:1px solid transparent;font-weight:400}
.status svg{width:.95rem;height:.95rem;flex:none;margin-top:.28rem;fill:currentColor}
.status .ring{fill:none;stroke:currentColor;stroke-width:5}
.status.good{background:var(--status-good-tint);color:var(--status-good-ink)}
.status.near{background:var(--status-near-tint);color:var(--status-near-ink);
 border-color:var(--status-near-edge)}
.status.poor{background:var(--status-poor-tint);color:var(--status-poor-ink);
 border-color:var(--status-poor-edge);font-weight:700}
.status.none{background:var(--status-none-tint);color:var(--status-none-ink)}
.status.progress{background:none;border:0;padding:.1rem 0;color:var(--text)}
.status.progress.poor{font-weight:700}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.4rem 1rem;margin:.5rem 0;
 align-items:start}
dd{margin:0;padding-top:.15rem}
.charts{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,24rem),1fr));gap:1rem}
figure{margin:0;background:var(--chart-ground);border:1px solid var(--border);border-radius:6px;
 padding:.9rem 1rem .5rem}
figure .quiet-text{font-size:.9rem}
figcaption{margin-bottom:.5rem}
figcaption strong,figcaption span{display:block}
figcaption span{font-size:.9rem;color:var(--text-secondary)}
.chart{display:block;width:100%;height:auto;font-size:14px}
.chart text{fill:var(--text)}
.chart .quiet{fill:var(--chart-text-secondary)}
.chart .grid{stroke:var(--chart-grid)}
.chart .axis{stroke:var(--chart-axis)}
.chart .band{fill:var(--chart-band)}
.chart .target{stroke:var(--chart-target);stroke-width:1.6;stroke-dasharray:9 3 2 3}
.chart .break{stroke:var(--chart-break);stroke-dasharray:2 3;stroke-width:1.4}
.chart .line{fill:none;stroke-width:2.6;stroke-linejoin:round}
.chart .line.ours{stroke:var(--chart-focus)}
.chart .line.other{stroke:var(--chart-comparator);stroke-width:1.9;stroke-dasharray:7 4}
.chart .point.ours{fill:var(--chart-focus);stroke:var(--chart-focus);stroke-width:2}
.chart .point.other{fill:var(--chart-comparator-fill);stroke:var(--chart-comparator);
 stroke-width:1.6}
.chart .point.local{fill:var(--chart-ground)}
.chart .quarter{fill:var(--chart-band);opacity:.55}
.chart .point.neighbour{fill:var(--chart-ground);stroke:var(--chart-focus);stroke-width:1.6}
.chart .name.ours{fill:var(--chart-focus);font-weight:700}
.chart .name.other{fill:var(--chart-text-secondary)}
.chart .name.goal{fill:var(--chart-target)}
footer{margin-top:3rem;padding-bottom:2rem;color:var(--text-secondary);font-size:.9rem}
@media screen and (max-width:50rem){
 header,main,footer{padding-left:1rem;padding-right:1rem}
 h1{font-size:1.5rem}h2{font-size:1.25rem}
 .summary{padding:.25rem 1rem .75rem}
 table,tbody,tr,th,td,caption{display:block;width:auto}
 table{border:0;background:none}
 thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
 tbody tr{background:var(--panel);border:1px solid var(--border);border-radius:6px;
  margin:0 0 .75rem;padding:.5rem .9rem;display:flex;flex-direction:column}
 tbody th{order:-1;border:0;padding:.3rem 0;font-size:1.05rem}
 tbody td{border-top:1px solid var(--border);padding:.4rem 0;display:grid;
  grid-template-columns:minmax(6.5rem,35%) 1fr;gap:.75rem}
 tbody td::before{content:attr(data-heading);color:var(--text-secondary);font-size:.9rem;
  overflow-wrap:break-word}
 tbody td.figure{text-align:left;padding-right:0}
 tbody td.empty{display:none}
 tbody tr.remarks{margin-top:-.75rem;border-top:0;border-radius:0 0 6px 6px;
  background:var(--panel-alt)}
 tbody .remarks td{display:block;border:0;padding:.2rem 0}
 tbody .remarks td::before{content:none}
}
@media screen and (max-width:18rem){tbody td,dl{display:block}}
@media print{
 @page{size:A4 landscape;margin:15mm}
 body{background:#fff}
 header,main,footer{max-width:none;padding:0}
 .skip,nav{display:none}
 table{font-size:.85rem}
 tr,figure,.summary{break-inside:avoid}
 .charts{display:block}
 figure{max-width:32rem;margin-bottom:1rem}
 h2,h3,caption{break-after:avoid}
 thead{display:table-header-group}
 .status.poor{background:#000;color:#fff;print-color-adjust:exact;-webkit-print-color-adjust:exact}
 .status.progress.poor{background:none;color:#000}
}
"""


def style_sheet() -> str:
    """Return the style sheet, its rules the same on light and dark ground."""
    dark = f"@media screen and (prefers-color-scheme:dark){{:root{{{_colours('dark')}}}}}"
    return f":root{{color-scheme:light dark;{_colours('light')}}}\n{dark}{_RULES}"


def _colours(theme: str) -> str:
    """Return the colours of a theme as variables."""
    text = files("perfdesk.resources").joinpath(f"themes/{theme}.json").read_text("utf-8")
    colours: dict[str, str] = json.loads(text)["colours"]
    return "".join(f"--{name.replace('_', '-')}:{colours[name]};" for name in _USED)
