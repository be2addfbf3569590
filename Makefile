.DEFAULT_GOAL := help
PY := .venv/bin/python
UV := .venv/bin/uv

help: ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 12
