"""What a checker of types refuses: it is not run. The lines that say so, and no others."""

import sourcelight

report = sourcelight.analyze("Rain fell.")
report["sauces"]  # refused
report["attributions"][0]["source_type"] == "nobody"  # refused
report["attributions"][0]["entity"] + 1  # refused
report["tokens"][0]["lemma"] + 1  # refused
sourcelight.analyze(b"Rain fell.")  # refused
sourcelight.analyze("Rain fell.", 2025)  # refused
sourcelight.batch([], threads="2")  # refused
sourcelight.schema("passages").columns[0].type == "int"  # refused
sourcelight.schema(1)  # refused
