"""What is measured: quality against labelled data, with floors (`bench.gate`), and speed. Nothing here is installed."""
