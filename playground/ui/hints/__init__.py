"""Three short hints for the very first start: each goes once it is done or closed, and never comes back."""
