"""Events: passages of an article with the date span of what they tell."""
