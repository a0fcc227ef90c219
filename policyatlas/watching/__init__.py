"""What becomes of the addresses of sources: asked one by one, compared, remembered. Knows no page of the atlas.

What is found is observation, not evidence: it never enters a dossier, and no claim is ever tied to other words for it.
"""
