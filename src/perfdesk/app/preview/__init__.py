"""The pages of the report, kept up to date while somebody looks at them."""
