using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ProfilePlatform.Core.Storage.Migrations
{
    public partial class OwnAnswers : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AnswerId",
                table: "unanswered_questions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DismissedAt",
                table: "unanswered_questions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OwnerNotes",
                table: "leads",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "Version",
                table: "leads",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.CreateTable(
                name: "own_answers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ProfileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Question = table.Column<string>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", nullable: false),
                    TurnId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_own_answers", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_unanswered_questions_AnswerId",
                table: "unanswered_questions",
                column: "AnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_own_answers_ProfileId_CreatedAt",
                table: "own_answers",
                columns: new[] { "ProfileId", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_own_answers_TurnId",
                table: "own_answers",
                column: "TurnId",
                unique: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "own_answers");

            migrationBuilder.DropIndex(
                name: "IX_unanswered_questions_AnswerId",
                table: "unanswered_questions");

            migrationBuilder.DropColumn(
                name: "AnswerId",
                table: "unanswered_questions");

            migrationBuilder.DropColumn(
                name: "DismissedAt",
                table: "unanswered_questions");

            migrationBuilder.DropColumn(
                name: "OwnerNotes",
                table: "leads");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "leads");
        }
    }
}
