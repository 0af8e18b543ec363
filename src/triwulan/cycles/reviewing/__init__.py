"""The Inspektorat's review of an annual report and what follows it. It runs beside the SOP and blocks none of its steps."""
