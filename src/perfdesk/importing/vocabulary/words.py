"""The words that say what a number is: data, to be added to as spreadsheets are met.

Each line is a phrase in lower case, without punctuation but for `%`, `£` and the digits; singular
and plural are listed where both are met. A phrase wins over the shorter ones within it: `direction
of travel` is no `travel`, and `national average` is more than `average`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from perfdesk.importing.vocabulary.facets import Span, Standing, Statement

STATEMENTS: Mapping[Statement, tuple[str, ...]] = MappingProxyType(
    {
        Statement.FIGURE: (
            "actual", "actuals", "performance", "outturn", "outturns", "out turn", "achieved",
            "result", "results", "value", "values", "figure", "figures", "observed", "obs value",
            "indicator value", "measure value", "outcome", "out turns", "current performance",
            "latest performance",
            "actual performance", "year end position", "current value", "score",
        ),
        Statement.TARGET: (
            "target", "targets", "plan", "planned", "budget", "budgeted", "trajectory",
            "milestone", "milestones", "goal", "ambition", "standard", "target or standard",
            "original budget", "revised budget", "current budget", "profiled budget",
            "profiled target", "profile", "threshold", "ceiling", "target value", "aspiration",
        ),
        Statement.FORECAST: (
            "forecast", "forecasts", "forecasted", "projected", "projection", "projections",
            "estimated outturn", "projected outturn", "forecast out turn", "projected out turn",
            "forecast outturn", "predicted",
            "prediction", "expected", "expected outturn", "anticipated", "anticipated outturn",
            "estimate outturn", "year end forecast", "full year forecast", "extrapolated",
        ),
        Statement.COMPARATOR: (
            "comparator", "comparators", "average", "averages", "mean", "median", "ave", "avg",
            "nat ave", "nat average", "benchmark", "benchmarks", "compared with", "compared to",
            "peer average", "peers", "peer group", "nearest neighbours", "nearest neighbour",
            "statistical neighbours", "statistical neighbour", "neighbours", "neighbour average",
            "cipfa", "cipfa average", "family group", "regional", "regional average",
            "region average", "group average", "county average", "comparator average",
            "target or national average", "target national average", "target or average",
            "national average or target", "latest national average or local target",
            "best quartile", "best", "all england", "similar councils", "comparator group",
            "local authority average", "la average", "highest", "lowest", "minimum", "maximum",
        ),
        Statement.VARIANCE: (
            "variance", "variances", "var", "variation", "change", "changes", "difference",
            "differences", "diff", "gap", "movement", "increase", "decrease", "reduction",
            "growth", "improvement", "direction", "direction of travel", "dot", "travel", "trend",
            "progress", "arrow", "deviation", "surplus", "deficit", "shortfall", "over under",
            "underspend", "overspend", "under over", "vs target", "v target", "against target",
            "versus target", "from target", "to target", "of target", "above target",
            "below target", "vs budget", "against budget", "from budget", "vs plan",
            "against plan", "performance against target", "year on year", "yoy",
            "percentage change", "% change", "% variance", "% difference", "pp change",
            "percentage point change", "% point change", "annual change", "change since",
            "change from", "compared with last year", "compared with previous year",
            "vs last year", "vs previous year", "against last year",
        ),
        Statement.RANK: (
            "rank", "ranks", "ranking", "rankings", "ranked", "national rank", "position rank",
            "england rank", "rank of",
        ),
        Statement.QUARTILE: (
            "quartile", "quartiles", "quartile position", "national quartile", "decile",
            "percentile", "quintile",
        ),
        Statement.NUMERATOR: (
            "numerator", "numerators", "num", "no meeting", "number meeting", "numerator value",
        ),
        Statement.DENOMINATOR: (
            "denominator", "denominators", "den", "denom", "out of", "out of total",
            "denominator value", "total out of",
        ),
        Statement.BASE: (
            "base", "bases", "base size", "sample", "sample size", "respondents", "respondent",
            "number of respondents", "responses", "unweighted base", "weighted base",
        ),
        Statement.MARGIN: (
            "margin of error", "moe", "confidence interval", "ci", "95% ci", "95% confidence",
            "standard error", "se", "standard deviation", "confidence intervals",
            "95% confidence interval", "confidence", "margin", "error", "coefficient of variation",
            "cv",
        ),
        Statement.LOWER_LIMIT: (
            "lower limit", "lower confidence limit", "lower ci", "lower 95% ci", "lcl", "lower",
            "lower 95.0 ci limit", "lower 95% confidence limit", "lower bound", "low",
            "lower ci 95.0 limit", "lower ci 99.8 limit", "lower 95 ci", "ci lower", "lower cl",
            "lower confidence interval", "95% ci lower", "lower tolerance",
        ),
        Statement.UPPER_LIMIT: (
            "upper limit", "upper confidence limit", "upper ci", "upper 95% ci", "ucl", "upper",
            "upper 95.0 ci limit", "upper 95% confidence limit", "upper bound", "high",
            "upper ci 95.0 limit", "upper ci 99.8 limit", "upper 95 ci", "ci upper", "upper cl",
            "upper confidence interval", "95% ci upper", "upper tolerance",
        ),
        Statement.STATUS: (
            "rag", "rag rating", "rag status", "status", "rating", "performance rating", "brag",
            "traffic light", "on track", "met", "met target", "target met", "rag rate",
            "performance status", "outcome status",
        ),
        Statement.COMMENT: (
            "comment", "comments", "commentary", "note", "notes", "narrative", "explanation",
            "remarks", "remark", "action", "actions", "caveat", "caveats", "source", "sources",
            "footnote", "footnotes", "context", "owner", "lead", "lead officer", "value note",
            "responsible officer", "reason", "reasons",
        ),
    }
)  # fmt: skip
"""What a number states, by the words for it."""

WEAK_STATEMENTS = frozenset(
    {
        "score", "standard", "profile", "outcome", "expected", "best", "highest", "lowest",
        "minimum",
        "maximum", "change", "changes", "increase", "decrease", "reduction", "growth",
        "improvement", "travel", "progress", "gap", "base", "bases", "sample", "error", "margin",
        "confidence", "lower", "upper", "low", "high", "num", "den", "var", "se", "ci", "cv",
        "met", "action", "actions", "source", "sources", "lead", "owner", "context", "reason",
        "reasons", "note", "notes", "mean", "median", "average", "averages", "movement", "plan",
        "planned", "threshold", "result", "results", "value", "values", "achieved", "peers",
        "respondents", "responses", "respondent", "underspend", "overspend", "surplus", "deficit",
        "difference", "differences", "direction", "status", "arrow", "regional", "neighbours",
        "ambition", "goal", "explanation", "dot", "estimate outturn", "brag", "standard error",
        "rating", "ceiling", "variation", "variance", "variances", "out of", "compared with",
        "compared to", "performance", "on track", "responsible officer", "observed", "predicted",
        "anticipated", "trend", "budget", "of target", "to target", "shortfall", "benchmark",
        "benchmarks", "diff", "rank of",
    }
)  # fmt: skip
"""Words that measures are named with too (`Plans reviewed`, `High needs`): they state something
only where no unknown word stands beside them."""

SPANS: Mapping[Span, tuple[str, ...]] = MappingProxyType(
    {
        Span.ALONE: (
            "in month", "in the month", "in quarter", "in the quarter", "quarter only", "discrete",
            "month only", "in month only", "this quarter only", "this month only", "monthly",
            "quarterly", "in period", "latest quarter", "latest month", "current quarter",
            "current month", "this quarter", "this month", "last quarter", "last month",
            "previous quarter", "previous month", "most recent quarter", "most recent month",
            "non cumulative", "not cumulative", "standalone",
        ),
        Span.TO_DATE: (
            "ytd", "year to date", "to date", "so far", "cumulative", "cumulatively", "cumulated",
            "cum", "running total", "running totals", "so far this year", "this year to date",
            "year so far", "fytd", "financial year to date", "accumulated", "cumulative total",
            "cumulative ytd", "ytd total", "total to date", "ytd cumulative", "to date this year",
            "accumulative", "fy to date", "cumulative to date", "running", "y t d",
            "cumulative year to date", "year to date total", "to date total", "rolling total",
        ),
        Span.ROLLING_YEAR: (
            "rolling 12 months", "rolling twelve months", "rolling year", "rolling 12 month",
            "12 months to", "12 months ending", "12 months ended", "twelve months to",
            "twelve months ending", "twelve months ended", "12 months rolling", "rolling annual",
            "12 month rolling", "12 month rolling average", "rolling", "moving annual total",
            "rolling 12 months to", "rolling 12 months ending", "rolling year to", "last 12 months",
            "year ending", "year ended", "rolling twelve months to", "12 month period ending",
            "latest 12 months", "previous 12 months", "r12m", "rolling 12m", "12m to",
            "past 12 months", "rolling 12 month total",
        ),
        Span.ACADEMIC_YEAR: (
            "academic year", "academic years", "ay", "school year", "academic", "acad year",
        ),
        Span.CALENDAR_YEAR: ("calendar year", "calendar years", "cy", "calendar"),
        Span.WEEK: (
            "week ending", "w e", "we", "week ended", "week end", "wk ending", "week to",
            "week commencing", "w c", "wc", "week beginning", "week starting", "wk commencing",
            "week of", "week", "wk", "weekly",
        ),
        Span.SNAPSHOT: (
            "mid year estimate", "mid year estimates", "mid year population",
            "as at", "as of", "snapshot", "snapshot at", "position at", "position as at",
            "at the end of", "at end of", "at end", "point in time", "month end",
            "end of month", "quarter end", "as at date",
        ),
        Span.SURVEY: ("survey", "surveys", "wave", "survey wave", "survey year", "biennial survey"),
        Span.YEAR: ("full year", "whole year", "annual", "12 months", "annual figure", "yearly"),
    }
)  # fmt: skip
"""How much time a number sums up."""

WEEK_FROM = frozenset(
    {
        "week commencing", "w c", "wc", "week beginning", "week starting", "wk commencing",
        "week of",
    }
)  # fmt: skip
"""Those of the words for a week whose date is its first day."""

WEAK_SPANS = frozenset(
    {
        "running", "rolling", "we", "wc", "week", "wk", "weekly", "wave", "ay", "cy", "cum",
        "calendar", "12 months", "last 12 months", "past 12 months", "previous 12 months",
        "month end", "monthly", "quarterly", "survey", "surveys", "academic", "annual", "yearly",
        "so far", "month only", "in period", "discrete", "week of", "week to", "w e", "w c",
        "12 months to", "to date", "week end",
    }
)  # fmt: skip
"""Those that say so only where nothing unknown stands beside them."""

WHOLE_YEARS = (
    "year end", "end of year", "year total", "full year total", "year end total", "total for year",
    "total for the year", "year end outturn", "annual total", "final outturn", "eoy", "q1 q4",
    "year end actual", "full year outturn", "full year actual", "annual outturn", "whole year",
    "full year", "year end figure", "year end result", "year end performance", "yr end",
)  # fmt: skip
"""The whole of a year that is told elsewhere."""

UNITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "%": (
            "%", "percent", "per cent", "pct", "percentage", "percentages", "%age", "pc",
            "per cents", "% of", "percentage of", "per cent of", "proportion", "proportion of",
        ),
        "\u00a3": (
            "\u00a3", "gbp", "pounds", "pounds sterling", "\u00a3s", "sterling", "\u00a3 gbp",
        ),
        "count": ("count", "counts", "number", "numbers", "no", "nr", "volume", "frequency",
                  "headcount", "num"),
        "days": (
            "days", "day", "working days", "calendar days", "no of days", "number of days",
            "average days", "days per fte",
        ),
        "hours": ("hours", "hour", "hrs", "hr"),
        "weeks": ("weeks", "wks"),
        "months": ("months", "mths"),
        "years": ("years", "yrs"),
        "minutes": ("minutes", "mins"),
        "seconds": ("seconds", "secs"),
        "tonnes": ("tonnes", "tonne", "tons"),
        "kg": ("kg", "kilograms", "kgs"),
        "km": ("km", "kilometres"),
        "miles": ("miles",),
        "kWh": ("kwh",),
        "tCO2e": ("tco2e", "t co2e", "tonnes co2e", "tonnes of co2e", "tco2"),
        "ratio": ("ratio",),
        "score": ("score out of 10", "score", "scores", "points", "index"),
        "FTE": ("fte", "ftes", "wte", "full time equivalent", "full time equivalents"),
        "hectares": ("hectares", "ha"),
        "litres": ("litres",),
        "people": ("people", "individuals"),
        "households": ("households",),
        "kilograms per household": ("kg per household", "kilograms per household"),
    }
)  # fmt: skip
"""In what a number is."""

STRONG_UNITS = frozenset(
    {
        "%", "percent", "per cent", "pct", "percentages", "%age", "\u00a3", "gbp", "\u00a3s",
        "tco2e", "tco2", "tonnes co2e", "\u00a3 gbp",
    }
)  # fmt: skip
"""Units that say so wherever they stand; the others are words of measures too."""

SCALES: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1_000: (
            "000s", "000", "thousands", "thousand", "in thousands", "in 000s", "in 000", "k", "ks",
            "1000s", "1 000s", "x 1000", "x1000", "figures in thousands", "10 3",
        ),
        1_000_000: (
            "millions", "million", "in millions", "m", "mn", "000000s", "000 000s", "mil", "mill",
            "000 000", "x 1000000",
        ),
        1_000_000_000: ("billions", "billion", "bn", "in billions"),
        100: ("hundreds", "00s", "in hundreds"),
    }
)  # fmt: skip
"""By what numbers are to be multiplied."""
WEAK_SCALES = frozenset({"k", "ks", "m", "mil", "mill", "thousand", "million", "00s"})
"""Those that say so only where nothing unknown stands beside them."""

POUNDS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {
        1_000: (
            "\u00a3000s", "\u00a3000", "\u00a3 000s", "\u00a3 000", "\u00a3k", "\u00a3ks",
            "\u00a3 k", "\u00a3 thousand", "\u00a3 thousands", "\u00a3thousand", "\u00a3thousands",
            "thousands of pounds", "\u00a3s 000s", "\u00a3s 000", "000s of pounds", "\u00a3000 s",
            "gbp 000s", "gbp thousands", "\u00a3 in thousands", "\u00a3s in thousands",
        ),
        1_000_000: (
            "\u00a3m", "\u00a3 m", "\u00a3million", "\u00a3 million", "\u00a3 millions",
            "\u00a3millions", "\u00a3mn", "millions of pounds", "\u00a3ms", "\u00a3 mn",
            "gbp millions", "\u00a3mil", "\u00a3mill", "\u00a3 in millions",
        ),
        1_000_000_000: ("\u00a3bn", "\u00a3 bn", "\u00a3billion", "\u00a3 billion"),
    }
)  # fmt: skip
"""By what amounts of pounds are to be multiplied."""

BREAKDOWNS: Mapping[tuple[str, str], tuple[str, ...]] = MappingProxyType(
    {
        ("sex", "male"): ("male", "males", "men", "boys"),
        ("sex", "female"): ("female", "females", "women", "girls"),
        ("deprivation", "most deprived"): (
            "most deprived", "most deprived decile", "most deprived quintile",
        ),
        ("deprivation", "least deprived"): (
            "least deprived", "least deprived decile", "least deprived quintile",
        ),
        ("residence", "urban"): ("urban",),
        ("residence", "rural"): ("rural",),
    }
)  # fmt: skip
"""Of what part of the whole a number is."""

DIMENSIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sex": ("sex", "gender"),
        "age": (
            "age", "ages", "age group", "age band", "age range", "age groups", "age bracket",
            "age category", "age band years", "age group years",
        ),
        "category": ("category", "category type", "subcategory", "sub category", "breakdown"),
        "type": ("type", "types", "subtype", "sub type", "dimension", "segment", "split"),
        "tenure": ("tenure", "tenure type", "housing tenure"),
        "ward": ("ward", "wards", "ward name", "electoral division", "division"),
        "locality": (
            "locality", "localities", "district", "districts", "neighbourhood", "lsoa", "msoa",
            "parish", "cluster", "patch", "town", "postcode area", "borough",
        ),
        "deprivation": (
            "deprivation", "imd", "imd decile", "imd quintile", "deprivation decile",
            "deprivation quintile", "deprivation band",
        ),
        "ethnicity": ("ethnicity", "ethnic group", "ethnic origin", "ethnic background"),
        "disability": ("disability", "disability status", "disabled"),
        "religion": ("religion", "religion or belief", "faith"),
        "orientation": ("sexual orientation", "orientation"),
        "support": ("primary support reason", "psr", "support setting", "support reason",
                    "client group", "client type", "service user group"),
        "service": (
            "service", "service area", "service type", "team", "branch", "site", "provider",
        ),
    }
)  # fmt: skip
"""What a column of breakdowns is headed, by what it breaks down."""

WHOLES = frozenset(
    {
        "all", "total", "totals", "persons", "all persons", "all people", "both", "both sexes",
        "all ages", "any", "overall", "all categories", "all types", "everyone", "all sexes",
        "grand total", "all tenures", "all wards", "whole population", "t", "p", "all groups",
        "not applicable", "n a", "none", "all adults", "all districts", "all localities", "people",
        "all households", "county", "countywide", "county wide", "county total", "all services",
        "18", "18 and over", "all ethnic groups", "all deprivation deciles", "england total",
        "_t", "_z", "total all", "all ages and sexes", "all age", "combined",
    }
)  # fmt: skip
"""What a cell of a breakdown says of the whole."""

WHOLE_PHRASES = (
    "all persons", "all people", "both sexes", "all ages", "all categories", "all types", "persons",
    "all", "total", "totals", "overall", "grand total", "all age", "combined", "everyone", "both",
)  # fmt: skip
"""Words of a heading for the whole."""

STANDINGS: Mapping[Standing, tuple[str, ...]] = MappingProxyType(
    {
        Standing.PROVISIONAL: (
            "provisional", "prov", "draft", "preliminary", "unvalidated", "interim", "indicative",
            "unaudited", "subject to change", "early", "initial", "not final", "not validated",
            "provisional figures", "p", "flash",
        ),
        Standing.REVISED: (
            "revised", "restated", "updated", "amended", "corrected", "refreshed", "r", "rev",
            "rebased",
        ),
        Standing.ESTIMATED: (
            "estimated", "estimate", "estimates", "est", "approx", "approximate", "modelled",
            "imputed", "e", "proxy", "experimental",
        ),
        Standing.SUPPRESSED: ("suppressed", "redacted", "withheld", "c", "disclosive"),
        Standing.SUPERSEDED: (
            "superseded", "old", "do not use", "old do not use", "obsolete", "discontinued",
            "out of date", "previously published", "previously reported", "as first published",
            "original", "deleted", "archived", "pre revision", "before revision", "not used",
        ),
    }
)  # fmt: skip
"""How far a number can be relied on."""
WEAK_STANDINGS = frozenset(
    {
        "p", "r", "e", "c", "old", "early", "initial", "updated", "estimated", "estimate",
        "estimates", "original", "amended", "draft", "interim", "deleted", "proxy", "flash",
        "modelled", "corrected", "rebased", "est", "approx", "archived", "prov", "rev",
        "discontinued", "experimental", "withheld", "not used",
    }
)  # fmt: skip
"""Those that say so only where nothing unknown stands beside them."""

NATION = frozenset(
    {
        "england", "national", "eng", "england total", "nationally", "england average",
        "national average", "national figure", "england ave", "all england", "national ave",
        "nat average", "nat ave", "england avg", "national avg", "england mean", "england wide",
        "all england average", "national mean", "nat avg", "england figure",
    }
)  # fmt: skip
"""The nation by its words; regions, types of council and councils are in the lists of places."""

PLAIN = (
    "the", "of", "for", "in", "on", "at", "by", "and", "a", "an", "to", "is", "are", "as", "from",
    "with", "our", "this", "number of", "no of", "nr of", "total for the council", "council",
    "county council", "all figures", "figures are", "all figures are", "figures in", "year",
    "all values", "all data", "data", "shown", "expressed", "period", "financial year", "fy",
    "financial", "fiscal year", "fiscal", "quarter", "month", "reported", "reporting", "latest",
    "current", "most recent", "measure", "measures", "indicator", "indicators", "unit", "units",
    "unit of measure", "rate", "published", "final", "validated", "confirmed", "local", "locally",
    "previous", "prior", "last year", "this year", "current year", "previous year", "prior year",
    "total number of", "our council",
    "our performance", "us", "lcc", "all amounts", "amounts", "amount", "all monetary amounts",
    "all amounts in", "all figures in", "stated", "otherwise", "unless otherwise stated", "end",
    "position", "ended", "ending", "quarter ending", "quarter ended", "month ending", "month ended",
    "period ending", "date", "time period", "the county", "the council",
)  # fmt: skip
"""Words that never change a meaning. `Previous` and `last year` name no period by themselves:
readers that know the position tell which it is."""


PER: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "1,000": ("1000", "1 000", "1k", "thousand"),
        "10,000": ("10000", "10 000", "10k", "ten thousand"),
        "100,000": ("100000", "100 000", "100k", "hundred thousand"),
        "1,000,000": ("1000000", "1 000 000", "million"),
        "100": ("100", "hundred"),
        "head": ("head", "capita"),
    }
)
"""How rates are written."""

OF_WHOM = (
    "", "population", "people", "persons", "residents", "adults", "children", "households",
    "pupils",
    "head of population", "of population", "of the population", "births", "live births",
    "dwellings", "employees", "young people", "inhabitants", "women", "men", "adult population",
    "of adult population", "resident population", "children and young people", "of population aged",
    "population aged",
)  # fmt: skip
"""Whom a rate is per, which its unit leaves out."""
