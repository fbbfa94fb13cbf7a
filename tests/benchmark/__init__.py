"""Speed and exactness, measured against pdfplumber on published reports."""
