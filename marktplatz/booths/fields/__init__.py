"""The field list, one file per block; ``booths.questionnaire`` joins them."""
