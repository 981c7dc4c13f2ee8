# G7 Ledger as one container: the server with its seeds, the SQLite ledger in the volume /data.
#   docker build -t g7ledger . && docker run -p 127.0.0.1:8000:8000 -v g7ledger:/data g7ledger
# With PostgreSQL beside it: compose.yaml.

FROM node:24-slim AS frontend
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev && npm run vendor

FROM python:3.13-slim AS environment
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    PIP_NO_CACHE_DIR=1
COPY requirements-build.txt requirements.txt ./
RUN python -m venv /opt/venv \
    && pip install --require-hashes --no-build-isolation -r requirements-build.txt \
    && pip install --require-hashes --no-build-isolation -r requirements.txt
COPY pyproject.toml README.md ./
COPY app app
# Editable: the program finds templates, static files and seeds beside its own folder, at the same path as in the last stage.
RUN pip install --no-index --no-deps --no-build-isolation --editable .

FROM python:3.13-slim
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    G7LEDGER_HOST=0.0.0.0 \
    G7LEDGER_DATA_DIR=/data
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin g7ledger \
    && install --directory --owner=g7ledger /data
COPY --from=environment /opt/venv /opt/venv
COPY LICENSE pyproject.toml ./
COPY app app
COPY migrations migrations
COPY seeds seeds
COPY templates templates
COPY static static
COPY --from=frontend /app/static/vendor static/vendor
# Whoever runs it may not write here, so it would be compiled anew at every start.
RUN python -m compileall -q app migrations
# By number, so that an engine can tell that it is not root.
USER 10001
VOLUME /data
EXPOSE 8000
# The first start reads the seeds, which takes some seconds.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen('http://127.0.0.1:' + os.environ.get('G7LEDGER_PORT', '8000') + '/-/health', timeout=4)"]
CMD ["g7ledger", "serve"]
