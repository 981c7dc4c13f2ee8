"""Reads a document: bytes in, findings with their places in the text out. Pure: no database, no HTTP, no clock."""
