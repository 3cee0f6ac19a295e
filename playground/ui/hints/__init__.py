"""Three short hints for the very first start: each goes once it is done, all once they are closed; none comes back."""
