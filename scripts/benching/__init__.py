"""Benching: what the product costs, held against its budgets: one part for each thing that is measured."""
