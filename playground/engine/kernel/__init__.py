"""The compiled kernel: the same definition as the numpy reference, many steps a call, without the interpreter's lock.

`cache` and `plan` need only numpy. Everything else imports numba, which takes half a second: import
`playground.engine.kernel.compiled` from a worker, never before the window has been painted.
"""
