"""SVG drawn by the server. Colours come from the style sheet; nothing here knows them."""
