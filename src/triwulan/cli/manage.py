import argparse

from django.core.management import execute_from_command_line

from triwulan.cli.boot import load_settings, refusing, start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs=argparse.REMAINDER, help="nama perintah Django dan pilihannya")


def run(options: argparse.Namespace) -> int:
    load_settings()
    start_django()
    with refusing():
        execute_from_command_line(["triwulan manage", *options.words])
    return 0
