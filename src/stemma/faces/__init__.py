"""Faces: what people see of a dossier. They read rows and never compute one."""
