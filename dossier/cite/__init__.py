"""Citation files and data for others: records in, the text of files out.

``references`` writes what stands beside a page (BibTeX, RIS, CSL-JSON), ``data`` what
stands under ``/data/``. Nothing here touches the disk.
"""
