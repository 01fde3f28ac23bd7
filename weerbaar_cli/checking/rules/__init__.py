"""The rules about meaning: each a function from the model to findings."""
