"""Dating text: expressions found, resolved against a reference date, and explained."""
