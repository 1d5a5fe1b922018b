"""For a carer: chosen contacts, visits, coverage and numbers, on paper or locked; no journal."""
