"""The arithmetic of the timeline chart: buckets, counts, window, axis, bars. Knows no widget."""
