"""THE THINKING: what a story is to each operation, and what follows from it.

Pure: no file, no clock, no network, no chance; the same story, memory and weights give the same verdict, and a verdict
can be replayed long after. A story comes in by `stories`; `topic` and `about/` say what it is about, `copies`, `ledger`
and `changes/` what is new in it, `genre` how it reads; `meanings/` is asked where words leave a doubt. Then `verdict`
decides, and `consequences` draws what follows. The words of ten languages stand in `words/`. All of it is told in
docs/judging.md.
"""
