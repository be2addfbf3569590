"""The officer's door: find a declaration, see everything, decide; every act is a fact."""
