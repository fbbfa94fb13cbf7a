"""PDF: own content interpreter over pdfminer.six's object, filter and font layer. The only place that knows pdfminer."""
