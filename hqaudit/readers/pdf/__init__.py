"""PDF: an own content interpreter over pdfminer.six's objects, filters and fonts. Only here is pdfminer known."""
