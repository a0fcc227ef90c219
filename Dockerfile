# The atlas in a container: one stage builds the environment, the other runs it, as a user that may write only to /data.
FROM python:3.13-slim AS build
WORKDIR /atlas
COPY requirements/ requirements/
RUN python -m venv /uv && /uv/bin/pip install --no-cache-dir --require-hashes -r requirements/uv.lock
RUN /uv/bin/uv venv --python "$(command -v python3)" .venv \
    && VIRTUAL_ENV=.venv /uv/bin/uv pip sync --no-cache --compile-bytecode --require-hashes requirements/run.lock
COPY manage.py ./
COPY policyatlas/ policyatlas/
COPY templates/ templates/
COPY static/ static/
COPY fixtures/ fixtures/
RUN VAR_DIR=/build STATIC_ROOT=/atlas/collected .venv/bin/python manage.py collectstatic --no-input

FROM python:3.13-slim
RUN useradd --system --uid 10001 --home-dir /data --create-home atlas
WORKDIR /atlas
COPY --from=build /atlas /atlas
ENV PATH=/atlas/.venv/bin:$PATH PYTHONUNBUFFERED=1 \
    VAR_DIR=/data STATIC_ROOT=/atlas/collected \
    GRANIAN_HOST=0.0.0.0 GRANIAN_PORT=8000 GRANIAN_INTERFACE=wsgi GRANIAN_WORKERS=2 GRANIAN_BLOCKING_THREADS=3 \
    GRANIAN_WEBSOCKETS=false GRANIAN_RESPAWN_FAILED_WORKERS=true
USER atlas
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
CMD ["granian", "policyatlas.wsgi:application"]
