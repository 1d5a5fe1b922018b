"""The one encrypted file: connection, transactions, migrations, search index."""
