FROM python:3.12-slim
WORKDIR /src
COPY requirements.lock pyproject.toml README.md LICENSE ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock
COPY bot bot
COPY knowledge knowledge
COPY storage storage
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

# Away from the sources, so that what is learnt lies beside the installed package and not under the volume.
WORKDIR /tally
RUN python -c "from bot.mind import bake; bake()" && useradd --create-home tally && mkdir data && chown tally data
USER tally
VOLUME /tally/data
CMD ["tally", "run"]
