"""指标台账 (Indicator Ledger): Chinese local-government work reports in, comparable observations out."""
