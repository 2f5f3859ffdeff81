"""Which statements tell one matter: accounts, the likeness of their statements, groups."""
