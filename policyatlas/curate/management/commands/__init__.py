"""Commands for accounts and for addresses of readers: they ask and print; `people.accounts` and the inbox do it."""
