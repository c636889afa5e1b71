"""The councils of England with adult social care, their codes, regions and types.

Publications list councils by code and leave region and type to the reader.

Sources: codes and names from the national ASCOF time series 2015/16 to 2024/25 (December
2025) and the ASCOF 2020/21 open data; regions from the Office for Local Government's
adult social care measures, and for the councils formed in 2023 from the regions they lie
in. Types follow from the codes: `E10` shire county, `E06` unitary, `E08` metropolitan; the
London boroughs up to social services code 714 are inner London, as the pooled figures of
the 2020/21 data show. Councils that have ended stay in the list: old files name them.
"""

from __future__ import annotations

# ONS code | social services code | name | region | type | other names
COUNCIL_LINES = """
E10000006|102|Cumbria|NW|S|
E06000057|104|Northumberland|NE|U|
E08000037|106|Gateshead|NE|M|
E08000021|107|Newcastle upon Tyne|NE|M|
E08000022|108|North Tyneside|NE|M|
E08000023|109|South Tyneside|NE|M|
E08000024|110|Sunderland|NE|M|
E06000001|111|Hartlepool|NE|U|
E06000002|112|Middlesbrough|NE|U|
E06000003|113|Redcar and Cleveland|NE|U|
E06000004|114|Stockton-on-Tees|NE|U|
E06000047|116|County Durham|NE|U|Durham
E06000005|117|Darlington|NE|U|
E08000016|204|Barnsley|YH|M|
E08000017|205|Doncaster|YH|M|
E08000018|206|Rotherham|YH|M|
E08000019|207|Sheffield|YH|M|
E08000032|209|Bradford|YH|M|
E08000033|210|Calderdale|YH|M|
E08000034|211|Kirklees|YH|M|
E08000035|212|Leeds|YH|M|
E08000036|213|Wakefield|YH|M|
E06000011|214|East Riding of Yorkshire|YH|U|
E06000010|215|Kingston upon Hull, City of|YH|U|Kingston upon Hull/Hull
E06000012|216|North East Lincolnshire|YH|U|
E06000013|217|North Lincolnshire|YH|U|
E06000065|218|North Yorkshire|YH|U|
E10000023|218|North Yorkshire|YH|S|
E06000014|219|York|YH|U|
E08000001|304|Bolton|NW|M|
E08000002|305|Bury|NW|M|
E08000003|306|Manchester|NW|M|
E08000004|307|Oldham|NW|M|
E08000005|308|Rochdale|NW|M|
E08000006|309|Salford|NW|M|
E08000007|310|Stockport|NW|M|
E08000008|311|Tameside|NW|M|
E08000009|312|Trafford|NW|M|
E08000010|313|Wigan|NW|M|
E08000011|315|Knowsley|NW|M|
E08000012|316|Liverpool|NW|M|
E08000014|317|Sefton|NW|M|
E08000013|318|St. Helens|NW|M|St Helens
E08000015|319|Wirral|NW|M|
E06000006|321|Halton|NW|U|
E06000007|322|Warrington|NW|U|
E10000017|323|Lancashire|NW|S|
E06000008|324|Blackburn with Darwen|NW|U|
E06000009|325|Blackpool|NW|U|
E06000049|326|Cheshire East|NW|U|
E06000050|327|Cheshire West and Chester|NW|U|
E10000031|404|Warwickshire|WM|S|
E08000025|406|Birmingham|WM|M|
E08000026|407|Coventry|WM|M|
E08000027|408|Dudley|WM|M|
E08000028|409|Sandwell|WM|M|
E08000029|410|Solihull|WM|M|
E08000030|411|Walsall|WM|M|
E08000031|412|Wolverhampton|WM|M|
E10000028|413|Staffordshire|WM|S|
E06000021|414|Stoke-on-Trent|WM|U|
E06000019|415|Herefordshire, County of|WM|U|Herefordshire
E10000034|416|Worcestershire|WM|S|
E06000051|417|Shropshire|WM|U|
E06000020|418|Telford and Wrekin|WM|U|Telford and the Wrekin
E10000019|503|Lincolnshire|EM|S|
E10000021|504|Northamptonshire|EM|S|
E10000007|506|Derbyshire|EM|S|
E06000015|507|Derby|EM|U|
E10000018|508|Leicestershire|EM|S|
E06000016|509|Leicester|EM|U|
E06000017|510|Rutland|EM|U|
E10000024|511|Nottinghamshire|EM|S|
E06000018|512|Nottingham|EM|U|
E10000015|606|Hertfordshire|E|S|
E10000020|607|Norfolk|E|S|
E10000025|608|Oxfordshire|SE|S|
E10000029|609|Suffolk|E|S|
E06000032|611|Luton|E|U|
E06000042|613|Milton Keynes|SE|U|
E06000036|614|Bracknell Forest|SE|U|
E06000037|615|West Berkshire|SE|U|
E06000038|616|Reading|SE|U|
E06000039|617|Slough|SE|U|
E06000040|618|Windsor and Maidenhead|SE|U|
E06000041|619|Wokingham|SE|U|
E10000012|620|Essex|E|S|
E06000033|621|Southend-on-Sea|E|U|
E06000034|622|Thurrock|E|U|
E10000003|623|Cambridgeshire|E|S|
E06000031|624|Peterborough|E|U|
E06000055|625|Bedford|E|U|
E06000056|626|Central Bedfordshire|E|U|
E09000007|702|Camden|L|I|
E09000011|703|Greenwich|L|I|
E09000012|704|Hackney|L|I|
E09000013|705|Hammersmith and Fulham|L|I|
E09000019|706|Islington|L|I|
E09000020|707|Kensington and Chelsea|L|I|
E09000022|708|Lambeth|L|I|
E09000023|709|Lewisham|L|I|
E09000028|710|Southwark|L|I|
E09000030|711|Tower Hamlets|L|I|
E09000032|712|Wandsworth|L|I|
E09000033|713|Westminster|L|I|
E09000001|714|City of London|L|I|
E09000002|716|Barking and Dagenham|L|O|
E09000003|717|Barnet|L|O|
E09000004|718|Bexley|L|O|
E09000005|719|Brent|L|O|
E09000006|720|Bromley|L|O|
E09000008|721|Croydon|L|O|
E09000009|722|Ealing|L|O|
E09000010|723|Enfield|L|O|
E09000014|724|Haringey|L|O|
E09000015|725|Harrow|L|O|
E09000016|726|Havering|L|O|
E09000017|727|Hillingdon|L|O|
E09000018|728|Hounslow|L|O|
E09000021|729|Kingston upon Thames|L|O|
E09000024|730|Merton|L|O|
E09000025|731|Newham|L|O|
E09000026|732|Redbridge|L|O|
E09000027|733|Richmond upon Thames|L|O|
E09000029|734|Sutton|L|O|
E09000031|735|Waltham Forest|L|O|
E06000058|738|Bournemouth, Christchurch and Poole|SW|U|
E06000046|803|Isle of Wight|SE|U|
E10000030|805|Surrey|SE|S|
E10000032|807|West Sussex|SE|S|
E06000059|809|Dorset|SW|U|
E10000009|809|Dorset County|SW|S|
E06000028|810|Bournemouth|SW|U|
E06000029|811|Poole|SW|U|
E10000014|812|Hampshire|SE|S|
E06000044|813|Portsmouth|SE|U|
E06000045|814|Southampton|SE|U|
E10000011|815|East Sussex|SE|S|
E06000043|816|Brighton and Hove|SE|U|
E06000054|817|Wiltshire|SW|U|
E06000030|819|Swindon|SW|U|
E10000016|820|Kent|SE|S|
E06000035|821|Medway|SE|U|Medway Towns
E06000052|902|Cornwall|SW|U|
E10000013|904|Gloucestershire|SW|S|
E06000066|905|Somerset|SW|U|
E10000027|905|Somerset|SW|S|
E06000053|906|Isles of Scilly|SW|U|
E06000022|908|Bath and North East Somerset|SW|U|
E06000023|909|Bristol, City of|SW|U|Bristol
E06000024|910|North Somerset|SW|U|
E06000025|911|South Gloucestershire|SW|U|
E10000008|912|Devon|SW|S|
E06000026|913|Plymouth|SW|U|
E06000027|914|Torbay|SW|U|
E06000060|916|Buckinghamshire|SE|U|
E06000061|Z9D4Z|North Northamptonshire|EM|U|
E06000062|U6Q5Z|West Northamptonshire|EM|U|
E06000063|H6X4G|Cumberland|NW|U|
E06000064|W8X1Q|Westmorland and Furness|NW|U|
"""
