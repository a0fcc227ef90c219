"""What whoever runs the atlas sees of it: names of requests, logs, mails of errors, measurements; knows no page."""
