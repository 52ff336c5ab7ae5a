"""The Whoosh index of an archive: schema, building, committing, opening."""
