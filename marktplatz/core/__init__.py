"""What every subject needs and no fair: text, time, codes, database, errors, facts, fields, ports."""
