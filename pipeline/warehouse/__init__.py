"""The DuckDB file that holds everything read: schema, loading, publishing, opening."""
