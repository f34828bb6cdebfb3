FROM python:3.12-slim
WORKDIR /tally
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY bot bot
COPY knowledge knowledge
COPY storage storage
RUN pip install --no-cache-dir --no-deps --no-build-isolation . && useradd --create-home tally && mkdir data && chown tally data
USER tally
VOLUME /tally/data
CMD ["tally", "run"]
