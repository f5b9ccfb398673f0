"""English in the house style from claims of Spanish and English articles, without a language model.

Imports nothing: readers of Spanish take entries and word sets from here, and writers of English trees from there, so
what a package brought along by itself would let half of them be imported only behind another.
"""
