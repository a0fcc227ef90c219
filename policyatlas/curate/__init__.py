"""Every screen for staff, and the steps behind them; readers' pages know nothing of it."""
