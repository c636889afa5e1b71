"""Tables written as markup: web pages, Excel's XML of 2003, JSON; whatever their names end in."""
