using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProfilePlatform.Core.Storage.Migrations
{
    public partial class Credits : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "credit_accounts",
                columns: table => new
                {
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Balance = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_accounts", x => x.UserId);
                    table.CheckConstraint("CK_credit_accounts_Balance", "\"Balance\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "credit_ledger",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Amount = table.Column<long>(type: "INTEGER", nullable: false),
                    Balance = table.Column<long>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: false),
                    Reference = table.Column<string>(type: "TEXT", nullable: false),
                    Note = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_credit_ledger", x => x.Id);
                    table.CheckConstraint("CK_credit_ledger_Amount", "\"Amount\" <> 0 AND \"Balance\" >= 0");
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Route = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Hash = table.Column<string>(type: "TEXT", nullable: false),
                    BootId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Token = table.Column<Guid>(type: "TEXT", nullable: false),
                    ReservedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    ContentType = table.Column<string>(type: "TEXT", nullable: false),
                    Body = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Cost = table.Column<long>(type: "INTEGER", nullable: false),
                    Balance = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_idempotency_keys", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_credit_ledger_UserId_Id",
                table: "credit_ledger",
                columns: new[] { "UserId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_ReservedAt",
                table: "idempotency_keys",
                column: "ReservedAt");

            migrationBuilder.CreateIndex(
                name: "IX_idempotency_keys_UserId_Route_Key",
                table: "idempotency_keys",
                columns: new[] { "UserId", "Route", "Key" },
                unique: true);

            // The ledger is append-only. When a user is erased, their id and an administrator's words on them are cut; the figures stay.
            migrationBuilder.Sql("""
                CREATE TRIGGER credit_ledger_keeps_rows BEFORE DELETE ON credit_ledger
                BEGIN SELECT RAISE(ABORT, 'the ledger of credits is append-only'); END;
                """);
            migrationBuilder.Sql("""
                CREATE TRIGGER credit_ledger_keeps_figures BEFORE UPDATE ON credit_ledger
                WHEN NEW.UserId IS NOT NULL OR NEW.Note <> '' OR NEW.Id IS NOT OLD.Id OR NEW.Amount IS NOT OLD.Amount
                    OR NEW.Balance IS NOT OLD.Balance OR NEW.Reason IS NOT OLD.Reason OR NEW.Reference IS NOT OLD.Reference OR NEW.At IS NOT OLD.At
                BEGIN SELECT RAISE(ABORT, 'the ledger of credits is append-only'); END;
                """);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "credit_accounts");

            migrationBuilder.DropTable(
                name: "credit_ledger");

            migrationBuilder.DropTable(
                name: "idempotency_keys");
        }
    }
}
